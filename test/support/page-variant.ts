import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

interface Change {
  /** A file under `web/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Builds the page once more into a folder, with one line of its source changed: a mutant that a checker must catch. */
export async function buildVariant(folder: string, { file, from, to }: Change): Promise<void> {
  await cp('dist/web', folder, { recursive: true });
  await writeFile(path.join(folder, 'build.json'), '{"build":"variant"}');
  await build({
    entryPoints: ['web/wallboard.ts', 'web/feed.ts'],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.graphql': 'text' },
    define: { PLIMSOLL_BUILD: '"variant"' },
    logLevel: 'error',
    plugins: [
      {
        name: 'variant',
        setup: ({ onLoad }) =>
          onLoad({ filter: new RegExp(`/web/${file}$`) }, async ({ path: source }) => {
            const text = await readFile(source, 'utf8');
            if (!text.includes(from)) throw new Error(`${path.basename(source)} has no line: ${from}`);
            return { contents: text.replace(from, to), loader: 'ts' };
          }),
      },
    ],
  });
}

/** A copy of the page that says of itself, and of which the server says, that it is of this build. */
export async function copyAsBuild(folder: string, { own, served }: { own: string; served: string }): Promise<string> {
  await cp('dist/web', folder, { recursive: true });
  const { build: made } = JSON.parse(await readFile(path.join(folder, 'build.json'), 'utf8')) as { build: string };
  const script = path.join(folder, 'wallboard.js');
  await writeFile(script, (await readFile(script, 'utf8')).replaceAll(made, own));
  await writeFile(path.join(folder, 'build.json'), JSON.stringify({ build: served }));
  return folder;
}
