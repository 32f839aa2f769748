import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { GraphiQL, GraphiQLInterface, GraphiQLProvider } from 'graphiql';
import { getOperationAST, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { type ComponentProps, createElement as h, useMemo } from 'react';
import type { Door, Sent } from './door.js';
import { examplesIn } from './examples.js';
import { ExamplesPane } from './examples-pane.js';
import { SHOWN_VARIABLES } from './variables.js';

type ProviderParts = ComponentProps<typeof GraphiQLProvider>;

interface WorkbenchParts {
  readonly door: Door;
  readonly role: string;
  readonly onLeave: () => void;
}

/** What stands open at the first look: operations whose variables need nothing of what is there. */
const FIRST = ['Leads', 'People', 'CreateLead', 'LeadStageChanged'];
const EXAMPLES = examplesIn(OPERATION_FILES);
const FIRST_TABS = FIRST.flatMap(first =>
  EXAMPLES.filter(({ name }) => name === first).map(({ name, query }) => ({
    query,
    variables: JSON.stringify(SHOWN_VARIABLES[name], null, 2),
  })),
);
const PLUGINS = [DOC_EXPLORER_PLUGIN];
/** GraphiQL keeps the tabs under this name, and takes the variables of the first one from elsewhere. */
const isFirstLook = () => localStorage.getItem('graphiql:tabState') === null;

/** GraphiQL with the committed operations beside it; the first of them are open. */
export function Workbench({ door, role, onLeave }: WorkbenchParts) {
  const fetcher = useMemo(() => fetcherOf(door), [door]);
  const first = useMemo(() => (isFirstLook() ? { variables: FIRST_TABS[0]?.variables } : {}), []);
  const parts: Omit<ProviderParts, 'children'> = {
    fetcher,
    defaultTabs: FIRST_TABS,
    plugins: PLUGINS,
    referencePlugin: DOC_EXPLORER_PLUGIN,
    shouldPersistHeaders: false,
    inputValueDeprecation: true,
    schemaDescription: true,
    ...first,
  };
  const view = h(
    GraphiQLInterface,
    { defaultEditorToolsVisibility: 'variables', ...themeOf() },
    h(
      GraphiQL.Logo,
      null,
      h('span', { className: 'who' }, role),
      h('button', { type: 'button', className: 'leave', onClick: onLeave }, 'Other token'),
    ),
  );
  const inside = h('div', { className: 'bench' }, h(ExamplesPane, { examples: EXAMPLES, door }), view);
  return h(GraphiQLProvider, { ...parts, children: h(DocExplorerContextProvider, null, inside) });
}

type Fetcher = ProviderParts['fetcher'];

/** GraphiQL shows whatever an answer holds; its type knows only answers that were not serialised. */
function fetcherOf(door: Door): Fetcher {
  const fetcher = (sent: Sent, options?: { headers?: Record<string, string> }) => {
    const operation = operationIn(sent);
    const operationName = operation?.name?.value ?? null;
    return operation?.operation === OperationTypeNode.SUBSCRIPTION
      ? door.follow({ ...sent, operationName })
      : door.ask({ ...sent, operationName }, options?.headers);
  };
  return fetcher as Fetcher;
}

/** The operation that is meant. Just after a change of tabs GraphiQL still names the one of the other tab. */
function operationIn({ query, operationName }: Sent): OperationDefinitionNode | null {
  try {
    const document = parse(query);
    return getOperationAST(document, operationName) ?? getOperationAST(document) ?? null;
  } catch {
    return null;
  }
}

/** `?theme=dark` or `light`; absent: as the system says, and as one chooses in the settings. */
function themeOf(): { forcedTheme?: 'light' | 'dark' } {
  const theme = new URLSearchParams(location.search).get('theme');
  return theme === 'dark' || theme === 'light' ? { forcedTheme: theme } : {};
}
