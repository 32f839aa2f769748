import 'graphiql/style.css';
import './style.css';
import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { forgetToken, keepToken, readToken } from '../access.js';
import { Workbench } from './bench.js';
import { type Greeting, greet } from './door.js';
import { SignIn } from './sign-in.js';

/** Asks for a token once in a tab; after that, the workbench. */
function Explorer() {
  const [token, setToken] = useState(readToken);
  const [greeting, setGreeting] = useState<Greeting | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setGreeting(null);
    if (token !== null) void greet(token).then(said => isCurrent && setGreeting(said));
    return () => {
      isCurrent = false;
    };
  }, [token]);

  const leave = () => {
    forgetToken();
    setToken(null);
  };
  const enter = (given: string) => {
    keepToken(given);
    setToken(readToken());
  };
  if (token !== null && greeting === null) return null;
  if (token !== null && greeting?.door) return h(Workbench, { ...greeting, door: greeting.door, onLeave: leave });
  return h(SignIn, { problem: token === null ? null : (greeting?.problem ?? null), onToken: enter });
}

const place = document.getElementById('explorer');
if (place) createRoot(place).render(h(Explorer));
