import {
  type DocumentNode,
  GraphQLError as Fault,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { operationNotFound, parseFailed } from '../errors.js';
import { LIMITS } from '../limits.js';
import { ANONYMOUS_RULES, OPERATION_RULES } from './operation-rules.js';

/** A document that was read and found right, and the operation in it that is meant. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly kind: OperationTypeNode;
}

/** What a caller sends, on whichever transport. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null;
}

/** All that is wrong with a document; each error has a code of the closed list. */
export class DocumentRefused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The document is refused.');
  }
}

export const PARSE_OPTIONS = { maxTokens: LIMITS.documentTokens } as const;
const KEPT_DOCUMENTS = 1000;
const UNKNOWN_ROOT = /^Schema is not configured/;

type Known = DocumentNode | DocumentRefused;

/** Reads, validates and remembers documents: one way for both transports. Which rules hold depends on being signed in. */
export class Documents {
  private readonly known = new Map<string, Known>();

  constructor(readonly schema: GraphQLSchema) {}

  /** Throws DocumentRefused. */
  prepare(request: OperationRequest, isSignedIn: boolean): PreparedOperation {
    const document = this.document(request.query, isSignedIn);
    const operation = getOperationAST(document, request.operationName);
    if (!operation) throw new DocumentRefused([operationNotFound('The document names no such operation, or several.')]);
    return { document, operationName: request.operationName ?? null, kind: operation.operation };
  }

  private document(text: string, isSignedIn: boolean): DocumentNode {
    const key = `${isSignedIn ? '+' : '-'}${text}`;
    const known = this.known.get(key) ?? this.read(text, isSignedIn);
    this.known.delete(key);
    this.known.set(key, known);
    if (this.known.size > KEPT_DOCUMENTS) this.known.delete(this.known.keys().next().value ?? '');
    if (known instanceof DocumentRefused) throw known;
    return known;
  }

  private read(text: string, isSignedIn: boolean): Known {
    const document = parseDocument(text);
    if (document instanceof DocumentRefused) return document;
    const rules = isSignedIn ? OPERATION_RULES : ANONYMOUS_RULES;
    const errors = validate(this.schema, document, rules, { maxErrors: LIMITS.errorsShown, hideSuggestions: true });
    return errors.length > 0 ? new DocumentRefused(errors.map(withCode)) : document;
  }
}

function parseDocument(text: string): Known {
  try {
    return parse(text, PARSE_OPTIONS);
  } catch (error) {
    // A RangeError is a document so deep that the parser's stack ran out.
    const message = error instanceof Fault ? error.message : 'The document is nested too deeply.';
    return new DocumentRefused([parseFailed(message)]);
  }
}

/** Errors of validation rules lose their code on the way, or never had one. */
function withCode(error: GraphQLError): GraphQLError {
  const code =
    error.extensions.code ??
    (UNKNOWN_ROOT.test(error.message) ? 'OPERATION_RESOLUTION_FAILURE' : 'GRAPHQL_VALIDATION_FAILED');
  return new Fault(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code } });
}
