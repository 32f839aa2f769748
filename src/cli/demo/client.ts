import { setTimeout as pause } from 'node:timers/promises';
import { mintToken, type TokenOrder } from '../../platform/access/tokens.js';
import { wallClock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { HEAD } from './cast.js';

/** Why a mutation was refused, as the API says it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** What a mutation gave: its object, or why it was refused. */
export interface Outcome<Answer> {
  readonly answer: Answer;
  readonly problems: readonly Problem[];
}

interface Reply<Data> {
  readonly status: number;
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** On a slow machine a lock may be waited for too long many times in a row. */
const MOST_TRIES = 10;
const AGAIN_MS = 500;
const TTL_SECONDS = 3600;
const RENEW_MS = 600_000;
const TIMEOUT_MS = 30_000;

/** A client of the public endpoint like any other: HTTP, a bearer token for whoever acts, nothing else. */
export class DemoClient {
  /** How often a mutation was refused, by code. */
  readonly refusals = new Map<string, number>();
  private readonly tokens = new Map<string, { token: string; untilMs: number }>();

  constructor(
    readonly url: string,
    private readonly config: Config,
    /** Aborted when the demo is told to stop: then nothing more is asked. */
    readonly leaving: AbortSignal,
  ) {}

  /** Runs a query; throws where the endpoint answers with errors. What collided changed nothing, and is asked again. */
  async ask<Data>(query: string, variables: object, as: TokenOrder): Promise<Data> {
    for (let tries = 1; ; tries++) {
      const { data, errors, status } = await this.send<Data>({ query, variables }, as);
      const [error] = errors ?? [];
      if (data && !error) return data;
      if (error?.extensions?.code !== 'CONFLICT' || tries === MOST_TRIES)
        throw new Error(error?.message ?? `The endpoint answered with ${status}.`);
      await pause(AGAIN_MS, undefined, { signal: this.leaving });
    }
  }

  private async send<Data>(body: object, as: TokenOrder): Promise<Reply<Data>> {
    this.leaving.throwIfAborted();
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.currentToken(as)}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { ...((await response.json()) as Reply<Data>), status: response.status };
  }

  /** Runs the mutation of that name, whose payload shows `selection` beside its user errors. */
  async act<Answer>(
    mutation: { name: string; selection: string },
    input: object,
    as: TokenOrder,
  ): Promise<Outcome<Answer>> {
    const { name, selection } = mutation;
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message field } } }`;
    const data = await this.ask<Record<string, Answer & { userErrors: readonly Problem[] }>>(document, { input }, as);
    const payload = data[name];
    if (!payload) throw new Error(`The endpoint did not answer ${name}.`);
    for (const { code } of payload.userErrors) this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    return { answer: payload, problems: payload.userErrors };
  }

  /** As `act`, where a refusal is a fault of the demo itself. */
  async must<Answer>(mutation: { name: string; selection: string }, input: object, as: TokenOrder): Promise<Answer> {
    const { answer, problems } = await this.act<Answer>(mutation, input, as);
    const [problem] = problems;
    if (problem)
      throw new Error(
        `The world of the demo could not be built: ${mutation.name}: ${problem.message} (${problem.code})`,
      );
    return answer;
  }

  /** Sets a holding quota, as the head of sales. */
  setLine(input: object): Promise<unknown> {
    return this.must({ name: 'setHoldingQuota', selection: 'holdingQuota { id }' }, input, HEAD);
  }

  tokenFor(who: TokenOrder, ttlSeconds: number): Promise<string> {
    return mintToken({ ...who, ttlSeconds }, this.config);
  }

  private async currentToken(who: TokenOrder): Promise<string> {
    const known = this.tokens.get(who.subject);
    const nowMs = wallClock().getTime();
    if (known && known.untilMs > nowMs) return known.token;
    const token = await this.tokenFor(who, TTL_SECONDS);
    this.tokens.set(who.subject, { token, untilMs: nowMs + TTL_SECONDS * 1000 - RENEW_MS });
    return token;
  }
}
