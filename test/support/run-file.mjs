import './load-typescript.mjs';
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { default: runByCircus } = require('jest-circus/runner');

/** What jest-circus keeps of a file: its tests, their handlers and how long each may take. */
const KEPT = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'];

let files = 0;

// A worker with nothing left to do goes at once; to free all that it holds takes longer than Jest waits.
if (process.send) process.once('beforeExit', () => process.exit());

/**
 * Runs one file of tests as Jest does, but in the process of the worker and not in a realm of its own: the application is loaded once
 * a worker and stays warm for the files that follow. They share modules and globals; what a file changes of them it puts back.
 */
export default function runFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  forgetLastFile();
  globalThis.jest = { setTimeout: allowEachTest };
  const here = Object.create(environment, { global: { value: globalThis } });
  const native = Object.create(runtime, {
    requireInternalModule: { value: loadAnew },
    setGlobalsForRuntime: { value: () => undefined },
    unstable_shouldLoadAsEsm: { value: () => true },
    unstable_importModule: { value: file => import(`${pathToFileURL(file).href}?file=${++files}`) },
  });
  return runByCircus(globalConfig, config, here, native, testPath, sendMessageToJest);
}

function allowEachTest(ms) {
  globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms;
}

function forgetLastFile() {
  // Node's own traces tell the places in TypeScript.
  delete Error.prepareStackTrace;
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (KEPT.includes(symbol.description)) delete globalThis[symbol];
}

function loadAnew(file) {
  delete require.cache[file];
  return require(file);
}
