import type { Answer, As, TestApp } from './app.js';
import type { Operation } from './operations.js';

const TRIES = 5;

/** An answer to a call that a busy machine may turn away, having done nothing: it is sent again, as every client should. */
export async function served<Data, Variables = Record<string, unknown>>(
  app: Pick<TestApp, 'run'>,
  operation: Operation<Data, Variables>,
  { variables, as }: { variables: Variables; as: As },
): Promise<Answer<Data>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await app.run<Data, Variables>(operation, variables, { as });
    const isAway = answer.errors?.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE');
    if (!isAway || tries === TRIES) return answer;
  }
}
