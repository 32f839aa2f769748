import { useEditorContext, useSchemaStore } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { createElement as h, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Door } from './door.js';
import type { Example } from './examples.js';
import { rootField, variablesFor } from './variables.js';
import { fillWords } from './words.js';

/** Every committed operation, by story. One click opens it in a tab, with variables that fit what is there. */
export function ExamplesPane({ examples, door }: { examples: readonly Example[]; door: Door }) {
  const open = useOpen(door);
  const { schema } = useSchemaStore();
  const stories = [...Map.groupBy(examples, ({ story }) => story)];
  return h(
    'nav',
    { className: 'examples graphiql-container', 'aria-label': 'Examples' },
    h('h1', null, 'Plimsoll explorer'),
    stories.map(([story, ofStory]) =>
      h(
        'section',
        { key: story },
        h('h2', null, story),
        h(
          'ul',
          null,
          ofStory.map(example => h('li', { key: example.name }, entry(example, schema ?? null, open))),
        ),
      ),
    ),
  );
}

function entry(
  example: Example,
  schema: GraphQLSchema | null,
  open: (example: Example, schema: GraphQLSchema) => void,
) {
  const says = example.question ?? (schema && rootField(example, schema)?.description?.split(/(?<=\.)\s/)[0]);
  return h(
    'button',
    { type: 'button', disabled: !schema, onClick: () => schema && open(example, schema) },
    h('span', { className: 'name' }, example.name),
    h('span', { className: `kind ${example.kind}` }, example.kind),
    h('span', { className: 'says' }, says),
  );
}

/** Shows an example in the tab that has it already, else in a new one; one after the other. */
function useOpen(door: Door) {
  const context = useEditorContext({ nonNull: true });
  const latest = useRef(context);
  latest.current = context;
  const queue = useRef(Promise.resolve());
  const open = async (example: Example, schema: GraphQLSchema): Promise<void> => {
    const placeOf = () => latest.current.tabs.findIndex(({ title }) => title === example.name);
    if (placeOf() >= 0) return latest.current.changeTab(placeOf());
    const variables = await fillWords(door.ask, variablesFor(example, schema), schema);
    // The editors show the new tab only when it is there.
    flushSync(latest.current.addTab);
    latest.current.queryEditor?.setValue(example.query);
    latest.current.variableEditor?.setValue(variables === '{}' ? '' : variables);
    // The editor hands its text to the tab a moment later: to whichever is open then.
    await until(() => placeOf() >= 0);
  };
  return (example: Example, schema: GraphQLSchema): void => {
    queue.current = queue.current.then(() => open(example, schema)).catch(() => undefined);
  };
}

/** Looks once a frame, for a second at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let frames = 0; frames < 60 && !isSo(); frames += 1) await new Promise(requestAnimationFrame);
}
