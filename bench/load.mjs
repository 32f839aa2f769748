/** Sends the same requests again and again over so many connections, and tells rate and waiting. A process of its own, cheap on its core. */
import { connect } from 'node:net';

process.once('message', async ({ url, requests, connections, seconds }) => {
  const { hostname, port } = new URL(url);
  const bytes = requests.map(text => Buffer.from(text));
  const endsAt = performance.now() + seconds * 1000;
  const waits = [];
  let sent = 0;
  let failed = 0;
  await Promise.all(Array.from({ length: connections }, () => run()));
  waits.sort((a, b) => a - b);
  const at = part => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))];
  process.send({ count: waits.length, failed, rate: waits.length / seconds, p50: at(0.5), p99: at(0.99) });
  process.disconnect();

  function run() {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      let askedAt = 0;
      let missing = 0;
      const ask = () => {
        askedAt = performance.now();
        socket.write(bytes[sent++ % bytes.length]);
      };
      socket.once('connect', ask).once('error', reject);
      socket.on('data', chunk => {
        if (missing === 0) {
          const head = chunk.indexOf('\r\n\r\n');
          const text = chunk.latin1Slice(0, head);
          const length = /content-length: (\d+)/i.exec(text);
          if (!text.startsWith('HTTP/1.1 200') || !length) failed++;
          missing = head + 4 + Number(length?.[1] ?? 0);
        }
        missing -= chunk.length;
        if (missing > 0) return;
        missing = 0;
        waits.push(performance.now() - askedAt);
        if (performance.now() < endsAt) return ask();
        socket.end();
        resolve();
      });
    });
  }
});
