import { createRemoteAuth, type ProvisionResult, type RemoteAuthError } from '../../sdk/node/remote-auth.ts';
import { sampleUsers } from './sample-users.ts';
import { modes } from './site.ts';
import { createCompanyWebsite } from './website.ts';

// The example company website with its sample users: `main.js serve 8090`, or without a command, serves it,
// `main.js sign jane` prints a signed link, `main.js provision jane` creates the user in the portal.
// SALLYPORT_PORTAL and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT, SALLYPORT_MODE and PORT (8090) are not.
const { SALLYPORT_PORTAL: portal = '', SALLYPORT_KEY: key = '', SALLYPORT_ENDPOINT: endpoint } = process.env;
const { SALLYPORT_MODE: wanted = 'signup', PORT = '8090' } = process.env;
const mode = modes.find((known) => known === wanted);
if (mode === undefined) throw new Error(`SALLYPORT_MODE must be one of ${modes.join(', ')}`);

const [command = 'serve', argument = PORT] = process.argv.slice(2);
const user = sampleUsers.find(({ email, loginName }) => email === argument || loginName.startsWith(`${argument}.`));
const remoteAuth = createRemoteAuth({ portal, key, endpoint });
if (command === 'serve') {
  createCompanyWebsite({ portal, key, endpoint, mode, users: sampleUsers }).listen(
    Number(argument),
    'localhost',
    () => {
      console.log(`Acme is at http://localhost:${argument}, its support at ${portal}`);
    },
  );
} else if (user === undefined || !['sign', 'provision'].includes(command)) {
  throw new Error('usage: main.js serve PORT | sign NAME | provision NAME, NAME one of jane, zoe, rep');
} else if (command === 'provision') {
  const show = (result: ProvisionResult): void => console.log(JSON.stringify(result));
  await remoteAuth.provision(user).then(show, ({ message }: RemoteAuthError) => {
    console.error(message);
    process.exitCode = 1;
  });
} else {
  console.log(mode === 'signup' ? remoteAuth.signUpUrl(user) : remoteAuth.signInUrl(user));
}
