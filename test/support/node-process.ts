import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mintToken } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import { loadConfig } from '../../src/platform/config.js';
import type { Answer } from './app.js';
import { documentOf, type Operation } from './operations.js';

const SECRET = 'the token secret of the tests, thirty-two bytes or more';

/** A server in a process of its own, that can be killed as a machine dies. */
export class NodeProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly databaseUrl: string,
  ) {}

  static async start(databaseUrl: string, redisUrl: string): Promise<NodeProcess> {
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      PLIMSOLL_TOKEN_SECRET: SECRET,
    };
    const child = spawn(process.execPath, ['bin/plimsoll.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const url = /^GraphQL +(http:\S+)\/graphql$/.exec(line)?.[1];
      if (url) return new NodeProcess(url, child, databaseUrl);
    }
    throw new Error('the server said nothing of an address');
  }

  /** An administrator's. */
  token(): Promise<string> {
    const config = loadConfig({ DATABASE_URL: this.databaseUrl, PLIMSOLL_TOKEN_SECRET: SECRET });
    return mintToken({ subject: 'test_admin', role: Role.ADMIN }, config);
  }

  /** As an administrator. */
  async run<Data, Variables>(operation: Operation<Data, Variables>, variables?: Variables): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${await this.token()}`,
      },
      body: JSON.stringify({ ...documentOf(operation), variables }),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
