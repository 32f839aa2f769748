import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { SWC_OPTIONS } from '../../scripts/swc-options.mjs';

// From here on this process imports TypeScript, whose imports say `.js`, as the build would have made it.
process.setSourceMapsEnabled(true);

registerHooks({
  resolve(specifier, context, resolveNext) {
    const source = specifier.startsWith('.') && specifier.endsWith('.js') && sourceOf(specifier, context.parentURL);
    return source ? { url: source, format: 'module', shortCircuit: true } : resolveNext(specifier, context);
  },
  load(url, context, loadNext) {
    const file = url.replace(/\?.*$/, '');
    if (!file.endsWith('.ts')) return loadNext(url, context);
    const filename = fileURLToPath(file);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...SWC_OPTIONS, filename, sourceMaps: 'inline' });
    return { source: code, format: 'module', shortCircuit: true };
  },
});

function sourceOf(specifier, parent) {
  if (!parent || parent.includes('/node_modules/')) return null;
  const url = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(url) ? url.href : null;
}
