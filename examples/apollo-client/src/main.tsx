import { ApolloProvider } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from './client';
import { LeadList } from './lead-list';

const API = 'http://127.0.0.1:4000';

/** `#token=…`, and `&api=…` where the server is elsewhere; the token does not stay in the address. */
function readAccess() {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return { api: given.get('api') ?? API, token: given.get('token') };
}

const { api, token } = readAccess();

function Page() {
  const [client, setClient] = useState(() => (token ? makeClient(api, token) : null));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setClient(makeClient(api, String(new FormData(event.currentTarget).get('token')).trim()));
  };
  return (
    <>
      <h1>Leads</h1>
      {client ? (
        <ApolloProvider client={client}>
          <LeadList />
        </ApolloProvider>
      ) : (
        <form onSubmit={submit}>
          <label>
            Token
            <input name="token" type="password" autoComplete="off" required />
          </label>
          <button type="submit">Open</button>
        </form>
      )}
    </>
  );
}

const place = document.getElementById('page');
if (place) createRoot(place).render(<Page />);
