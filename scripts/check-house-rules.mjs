/**
 * The house rules that neither compiler, linter nor import rules can say: length, names, folders, time, SQL text.
 * Prints each break as `rule: file:line what`, or with `--json` as a list; fails also where it read nothing.
 */
import './require-node.mjs';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

const MAX_LINES = 300;
const FORBIDDEN_FOLDERS = /(?:^|\/)(?:services?|utils?|helpers?|managers?|common|shared|types|interfaces)\//;
const FORBIDDEN_ENDING = /(?:Services?|Managers?|Helpers?|Utils?|Impl|Data|Info|DTO|Dto)$/;
const FORBIDDEN_PREFIX = /^I[A-Z][a-z]/;
const KEBAB_FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;
const SQL_CALLS = new Set(['sql', 'execute', 'query', 'raw']);
const CLOCK = 'src/platform/clock.ts';
/** Written once and never changed again, or by a generator. */
const ANY_LENGTH = /^(?:migrations|test\/support\/generated)\//;

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const root = path.resolve(positionals[0] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
const files = globSync('{src,web,bench,test,migrations,scripts}/**/*.{ts,mjs}', { cwd: root })
  .map(file => file.replaceAll(path.sep, '/'))
  .filter(file => !file.includes('node_modules/'))
  .sort();
if (!files.some(file => file.startsWith('src/'))) {
  process.stderr.write('check-house-rules read no source file.\n');
  process.exit(2);
}

const breaks = files.flatMap(file => breaksOf(file, readFileSync(path.join(root, file), 'utf8')));
if (values.json) process.stdout.write(`${JSON.stringify(breaks)}\n`);
else {
  for (const { rule, file, line, what } of breaks) process.stdout.write(`${rule}: ${file}:${line} ${what}\n`);
  process.stdout.write(`check-house-rules read ${files.length} files: ${breaks.length} breaks.\n`);
}
process.exitCode = breaks.length > 0 ? 1 : 0;

function breaksOf(file, text) {
  const found = [];
  const report = (rule, line, what) => found.push({ rule, file, line, what });
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > MAX_LINES && !ANY_LENGTH.test(file))
    report('file-too-long', 1, `has ${lines} lines; the wall is ${MAX_LINES}`);
  nameOfFile(file, report);
  if (file.startsWith('src/')) source(file, text, report);
  return found;
}

function nameOfFile(file, report) {
  const name = path.posix.basename(file).replace(/(?:\.d)?\.(?:ts|mjs)$/, '');
  if (file.startsWith('test/support/generated/')) return;
  if (FORBIDDEN_FOLDERS.test(file)) report('forbidden-folder', 1, 'lies in a folder named for a technical kind');
  if (name === 'index') report('forbidden-name', 1, 'is an index file');
  if (!KEBAB_FILE.test(name)) report('forbidden-name', 1, 'is not kebab-case');
  if (name.split('.').some(part => FORBIDDEN_ENDING.test(pascal(part))))
    report('forbidden-name', 1, 'ends in a word that says nothing');
}

function source(file, text, report) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const at = position => tree.getLineAndCharacterOfPosition(position).line + 1;
  for (const match of text.matchAll(/@ts-(?:ignore|nocheck|expect-error)/g))
    report('no-ts-ignore', at(match.index), match[0]);
  for (const name of exportedNames(tree)) {
    const isForbidden = FORBIDDEN_ENDING.test(pascal(name.text)) || FORBIDDEN_PREFIX.test(name.text);
    if (isForbidden) report('forbidden-name', at(name.getStart()), `exports ${name.text}`);
  }
  const visit = node => {
    const broken = ruleBrokenBy(node, file);
    if (broken) report(broken, at(node.getStart()), node.getText().slice(0, 80).replaceAll(/\s+/g, ' '));
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

function ruleBrokenBy(node, file) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'no-any';
  if (isDoubleCast(node)) return 'no-double-cast';
  if (file !== CLOCK && isNow(node)) return 'time-from-clock';
  if (ts.isCallExpression(node) && isBuiltSql(node)) return 'no-built-sql';
  return null;
}

function isDoubleCast(node) {
  return (
    ts.isAsExpression(node) &&
    ts.isAsExpression(node.expression) &&
    node.expression.type.kind === ts.SyntaxKind.UnknownKeyword
  );
}

function isNow(node) {
  return ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
}

/** SQL text put together at the call from anything but constants (`${COLUMNS}`) is one slip away from an injection. */
function isBuiltSql(call) {
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  const [statement] = call.arguments;
  return statement !== undefined && SQL_CALLS.has(callee.getText()) && !isConstantText(statement, true);
}

function isConstantText(node, isWhole) {
  if (ts.isTemplateExpression(node)) return node.templateSpans.every(span => isConstantText(span.expression, false));
  if (ts.isBinaryExpression(node)) return isConstantText(node.left, false) && isConstantText(node.right, false);
  if (ts.isStringLiteralLike(node)) return true;
  return isWhole || (ts.isIdentifier(node) && CONSTANT.test(node.text));
}

function* exportedNames(tree) {
  for (const statement of tree.statements) {
    if (!statement.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) yield name;
    } else if (statement.name) yield statement.name;
  }
}

/** `lead-data`, `leadData`, `LEAD_DATA` → `…Data`, so that one pattern serves all; `data` alone too. */
function pascal(name) {
  const words = CONSTANT.test(name) ? name.toLowerCase().split('_') : name.split('-');
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
