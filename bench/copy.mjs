/** COPY over the connection of node-postgres, which has no words for it of its own. */

/** The text that `copy … to stdout` gives. */
export function copyOut(client, statement) {
  // The reader of the connection uses its memory again.
  const chunks = [];
  return submitted(client, statement, { handleCopyData: ({ chunk }) => chunks.push(Buffer.from(chunk)) }).then(() =>
    Buffer.concat(chunks),
  );
}

const CHUNK_BYTES = 64 * 1024;

/** Sends a text to `copy … from stdin`. */
export function copyIn(client, statement, text) {
  return submitted(client, statement, {
    handleCopyInResponse(connection) {
      for (let from = 0; from < text.length; from += CHUNK_BYTES)
        connection.sendCopyFromChunk(text.subarray(from, from + CHUNK_BYTES));
      connection.endCopyFrom();
    },
  });
}

function submitted(client, statement, handlers) {
  return new Promise((resolve, reject) => {
    client.query({
      submit: connection => connection.query(statement),
      callback: () => undefined,
      handleCommandComplete: () => undefined,
      handleRowDescription: () => undefined,
      handleCopyData: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(),
      ...handlers,
    });
  });
}
