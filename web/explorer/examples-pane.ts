import { useEditorContext, useSchemaStore } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { createElement as h } from 'react';
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

/** Shows an example in the tab that has it already, else in a new one. */
function useOpen(door: Door) {
  const { tabs, addTab, changeTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  return async (example: Example, schema: GraphQLSchema): Promise<void> => {
    const place = tabs.findIndex(({ title }) => title === example.name);
    if (place >= 0) return changeTab(place);
    const variables = await fillWords(door.ask, variablesFor(example, schema), schema);
    // The editors show the new tab only when it is there.
    flushSync(addTab);
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(variables === '{}' ? '' : variables);
  };
}
