import { spawn } from 'node:child_process';

/** Waits for the end of its input; a word before it means that all is well, silence that the parent died. */
const SHELL_WATCH = 'read -r word; [ "$word" = released ] || kill -INT "$0"';
const NODE_WATCH = `let text = '';
process.stdin.on('data', chunk => { text += chunk; }).on('end', () => {
  if (!text.startsWith('released')) require('node:child_process').spawn(process.argv[1], ['stop', '-D', process.argv[2], '-m', 'fast']);
});`;

/**
 * A process beside us that stops the server in an orderly way when this one dies without doing so (kill -9, a crash): its input
 * is a pipe that the system closes with us. Returns the release, to be called once the server has ended.
 */
export function watchOver(serverPid: number, pgCtl: string, dataDir: string): () => void {
  const [program, args] =
    process.platform === 'win32'
      ? [process.execPath, ['-e', NODE_WATCH, pgCtl, dataDir]]
      : ['/bin/sh', ['-c', SHELL_WATCH, String(serverPid)]];
  const watch = spawn(program, args, {
    detached: true,
    windowsHide: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.on('error', () => undefined);
  watch.stdin.on('error', () => undefined);
  watch.unref();
  if ('unref' in watch.stdin && typeof watch.stdin.unref === 'function') watch.stdin.unref();
  return () => watch.stdin.end('released\n');
}
