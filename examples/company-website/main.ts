import { createRemoteAuth } from '../../sdk/node/remote-auth.ts';
import { sampleUsers } from './sample-users.ts';
import { modes } from './site.ts';
import { createCompanyWebsite } from './website.ts';

// The example company website with its sample users: `main.js` serves it, `main.js sign jane` prints a signed link.
// SALLYPORT_PORTAL and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT, SALLYPORT_MODE and PORT (8090) are not.
const { SALLYPORT_PORTAL: portal = '', SALLYPORT_KEY: key = '', SALLYPORT_ENDPOINT: endpoint } = process.env;
const { SALLYPORT_MODE: wanted = 'signup', PORT: port = '8090' } = process.env;
const mode = modes.find((known) => known === wanted);
if (mode === undefined) throw new Error(`SALLYPORT_MODE must be one of ${modes.join(', ')}`);

const [command, name] = process.argv.slice(2);
if (command === 'sign') {
  const user = sampleUsers.find(({ email, loginName }) => email === name || loginName.startsWith(`${name}.`));
  if (user === undefined) throw new Error(`No sample user ${name}`);
  const remoteAuth = createRemoteAuth({ portal, key });
  console.log(mode === 'signup' ? remoteAuth.signUpUrl(user) : remoteAuth.signInUrl(user));
} else {
  createCompanyWebsite({ portal, key, endpoint, mode, users: sampleUsers }).listen(Number(port), 'localhost', () => {
    console.log(`Acme is at http://localhost:${port}, its support at ${portal}`);
  });
}
