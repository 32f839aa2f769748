/** The limit of what is asked again and again: bytes that are there. Its first request says which (`{"ready": …}`). */
import { createServer } from 'node:http';

let body = Buffer.from('{}');
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(chunks).toString());
    if (asked.ready) body = Buffer.from(asked.ready);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready at http://127.0.0.1:${server.address().port}\n`));
process.once('SIGINT', () => process.exit(0));
