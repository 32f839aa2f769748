/** The first line of every script: an older Node is refused in one clear line instead of failing somewhere inside. */
export const NODE_MAJOR = 24;

const major = Number(process.versions.node.split('.')[0]);
if (major < NODE_MAJOR) {
  process.stderr.write(
    `Plimsoll needs Node ${NODE_MAJOR} and this is ${process.versions.node}. Run it through npm (\`npm ci\` brings Node ${NODE_MAJOR} ` +
      'on Linux and Windows), or install it.\n',
  );
  process.exit(1);
}
