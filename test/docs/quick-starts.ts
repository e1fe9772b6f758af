import { readPage } from './printed.ts';

interface QuickStart {
  readonly language: string;
  /** Of the page, below `docs/quick-start/`. */
  readonly page: string;
  readonly needs: string;
  /** The files of the SDK and of the script, from the root. */
  readonly sdk: string;
  readonly script: string;
  /** Of the code block. */
  readonly fence: string;
  /** Starts the sample site, from the root. */
  readonly sample: string;
  readonly example: string;
}

/** A page each, in the order of the console’s tabs. */
export const quickStarts: readonly QuickStart[] = [
  {
    language: 'Node / TypeScript',
    page: 'node.md',
    needs: 'Node 20.12 or newer',
    sdk: 'sdk/node/remote-auth.ts',
    script: 'sdk/node/support.ts',
    fence: 'ts',
    sample: 'node dist/examples/company-website/main.js serve 3000',
    example: 'examples/company-website',
  },
  {
    language: 'PHP',
    page: 'php.md',
    needs: 'PHP 7.4 (64 bit) or newer',
    sdk: 'sdk/php/RemoteAuth.php',
    script: 'sdk/php/support.php',
    fence: 'php',
    sample: 'php -S localhost:3000 examples/php/site.php',
    example: 'examples/php',
  },
  {
    language: 'Python',
    page: 'python.md',
    needs: 'Python 3.8 or newer',
    sdk: 'sdk/python/sallyport_remote_auth.py',
    script: 'sdk/python/support.py',
    fence: 'python',
    sample: 'python3 examples/python/site.py serve 3000',
    example: 'examples/python',
  },
  {
    language: 'Ruby',
    page: 'ruby.md',
    needs: 'Ruby 2.7 or newer',
    sdk: 'sdk/ruby/sallyport_remote_auth.rb',
    script: 'sdk/ruby/support.rb',
    fence: 'ruby',
    sample: 'ruby examples/ruby/site.rb serve 3000',
    example: 'examples/ruby',
  },
  {
    language: 'Java',
    page: 'java.md',
    needs: 'Java 11 or newer',
    sdk: 'sdk/java/RemoteAuth.java',
    script: 'sdk/java/Support.java',
    fence: 'java',
    sample:
      'javac -encoding UTF-8 -d out sdk/java/RemoteAuth.java examples/java/Site.java && java -cp out Site serve 3000',
    example: 'examples/java',
  },
  {
    language: 'Go',
    page: 'go.md',
    needs: 'Go 1.19 or newer',
    sdk: 'sdk/go/remoteauth.go',
    script: 'sdk/go/support.go',
    fence: 'go',
    sample: 'cd examples/go && go run . serve 3000',
    example: 'examples/go',
  },
  {
    language: 'C#',
    page: 'csharp.md',
    needs: 'C# 7: .NET, or Mono',
    sdk: 'sdk/csharp/RemoteAuth.cs',
    script: 'sdk/csharp/Support.cs',
    fence: 'csharp',
    sample: 'mcs -out:site.exe sdk/csharp/RemoteAuth.cs examples/csharp/Site.cs && mono site.exe serve 3000',
    example: 'examples/csharp',
  },
];

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** One page of `docs/quick-start/`. */
export function printQuickStart({ language, needs, sdk, script, fence, sample, example }: QuickStart): string {
  return `# Quick start: ${language}

Your website knows who is signed in. In ten minutes your support portal knows it too. You need ${needs}, and to be
an administrator of the portal.

1. **Tell the portal about your site.** In the console: Setup → Remote Authentication → Set up. It asks for two addresses of your site,
   the Login URL and the Logout URL. They need not exist yet. Nobody is sent there before you have switched it on.
2. **Keep the key.** The console shows it once. Put it into the environment of your site as \`SUPPORT_KEY\`, not into your code.
3. **Copy two files** beside your code: [\`${fileOf(sdk)}\`](../../${sdk}), the SDK, which needs nothing else, and
   \`${fileOf(script)}\`. The console shows the second with your own addresses in it:

\`\`\`${fence}
${readPage(script).trimEnd()}
\`\`\`

4. **Call it from two pages.** The Login URL signs the visitor in on your site if need be, and redirects to the way into support. The
   Logout URL redirects to the way out. The end of the script shows how.
5. **Test it** in the console: press “Start the test”. The page waits for the first link and turns green by itself. Until it does,
   it names the mistake: a wrong key, seconds for milliseconds, the wrong order, a clock that is off.
6. **Switch it on.** From then on a visitor of the portal who is signed out comes to your Login URL, and back signed in.

## Before your customers use it

- The user comes from **your session**, never from the request: whoever may choose the address of a link may become anybody.
- \`state\` and \`return_to\` go through as they came. The script does that.
- The clock of your server is right (NTP): a link is good for three minutes.
- Your site is reached by https only: whoever reads a link within three minutes can use it.
- Sign in whom you have signed up before by a sign-in link: it also vouches for the address
  ([recipe](../recipes/0001-create-the-user-when-they-register.md)).
- Safe access works for you: \`https://<your portal>/safe-access\` is the way in when your site is down.

## See it run

[${example}](../../${example}) is a whole small website that does this:

\`\`\`sh
export SALLYPORT_PORTAL=https://support.example.com SALLYPORT_KEY=…
${sample}
\`\`\`

Every function, in every language: [SDKs](../../sdk/README.md). Why a link was refused, in full:
[recipe](../recipes/0005-find-out-why-a-link-was-refused.md).
`;
}
