import { join } from 'node:path';
import type { Need } from '../support/needs.ts';

/** A program, on the PATH or by its path, and what it is given. */
export type Command = readonly [program: string, ...argv: string[]];

/** How the tests run the SDK of a language, its sample site and its ready-made script. Sources are named from the root. */
export interface Language {
  readonly name: string;
  /** What must be on the machine beside Node. */
  readonly need?: Need;
  readonly environment?: Readonly<Record<string, string>>;
  /** Compiles the vectors program and the sample site into the folder `out`, once per test file; from the root. */
  readonly build?: (out: string) => readonly Command[];
  /** Is given the endpoint of a portal that gives the answers of the vectors. */
  readonly vectors: (out: string) => Command;
  /** Is given `sign NAME`, `provision NAME` or `serve PORT`. */
  readonly site: (out: string) => Command;
  /** Where it is not `site` with `serve PORT`. */
  readonly serve?: (port: number) => Command;
  readonly support: SupportScript;
}

/** The script that is ready to paste, in a folder of its own with nothing but `beside`, as in a company's website. */
export interface SupportScript {
  readonly script: string;
  /** The file of the SDK, and the driver that calls the script (drivers/README.md). */
  readonly beside: readonly string[];
  /** In that folder. */
  readonly build?: readonly Command[];
  readonly run: Command;
}

const compiled = (file: string): string => join(import.meta.dirname, '../..', file);

const mcs = ['mcs', '-langversion:7', '-warnaserror'] as const;

export const languages: readonly Language[] = [
  {
    name: 'Node',
    vectors: () => [process.execPath, compiled('test/sdk/drivers/node/test-vectors.js')],
    site: () => [process.execPath, compiled('examples/company-website/main.js')],
    support: {
      script: 'sdk/node/support.ts',
      beside: ['sdk/node/remote-auth.ts', 'test/sdk/drivers/node/drive.ts'],
      run: [process.execPath, 'drive.ts'],
    },
  },
  {
    name: 'PHP',
    need: 'php',
    vectors: () => ['php', 'sdk/php/test-vectors.php'],
    site: () => ['php', 'examples/php/site.php'],
    serve: (port) => ['php', '-S', `localhost:${port}`, 'examples/php/site.php'],
    support: {
      script: 'sdk/php/support.php',
      beside: ['sdk/php/RemoteAuth.php', 'test/sdk/drivers/php/drive.php'],
      run: ['php', 'drive.php'],
    },
  },
  {
    name: 'Python',
    need: 'python',
    environment: { PYTHONDONTWRITEBYTECODE: '1' },
    vectors: () => ['python3', 'sdk/python/test_vectors.py'],
    site: () => ['python3', 'examples/python/site.py'],
    support: {
      script: 'sdk/python/support.py',
      beside: ['sdk/python/sallyport_remote_auth.py', 'test/sdk/drivers/python/drive.py'],
      run: ['python3', 'drive.py'],
    },
  },
  {
    name: 'Ruby',
    need: 'ruby',
    vectors: () => ['ruby', '-w', 'sdk/ruby/test_vectors.rb'],
    site: () => ['ruby', '-w', 'examples/ruby/site.rb'],
    support: {
      script: 'sdk/ruby/support.rb',
      beside: ['sdk/ruby/sallyport_remote_auth.rb', 'test/sdk/drivers/ruby/drive.rb'],
      run: ['ruby', '-w', 'drive.rb'],
    },
  },
  {
    name: 'Java',
    need: 'java',
    build: (out) => [
      [
        'javac',
        ...['--release', '11', '-encoding', 'UTF-8', '-Xlint:all', '-d', out],
        ...['sdk/java/RemoteAuth.java', 'sdk/java/TestVectors.java', 'examples/java/Site.java'],
      ],
    ],
    vectors: (out) => ['java', '-cp', out, 'TestVectors'],
    site: (out) => ['java', '-cp', out, 'Site'],
    support: {
      script: 'sdk/java/Support.java',
      beside: ['sdk/java/RemoteAuth.java', 'test/sdk/drivers/java/Drive.java'],
      build: [
        ['javac', '--release', '11', '-Xlint:all', '-Xlint:-path', 'Drive.java', 'Support.java', 'RemoteAuth.java'],
      ],
      run: ['java', '-cp', '.', 'Drive'],
    },
  },
  {
    name: 'Go',
    need: 'go',
    environment: { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' },
    build: (out) => [
      ['sh', '-c', 'cd sdk/go && go vet ./... && go build -o "$0" ./testvectors', out],
      ['sh', '-c', 'cd examples/go && go vet . && go build -o "$0" .', out],
    ],
    vectors: (out) => [join(out, 'testvectors'), 'sdk/vectors/classic.json'],
    site: (out) => [join(out, 'site')],
    support: {
      script: 'sdk/go/support.go',
      beside: ['sdk/go/remoteauth.go', 'test/sdk/drivers/go/drive.go', 'test/sdk/drivers/go/go.mod'],
      build: [
        ['mkdir', 'remoteauth'],
        ['mv', 'remoteauth.go', 'support.go', 'remoteauth'],
        ['go', 'build', '-o', 'drive', '.'],
      ],
      run: ['./drive'],
    },
  },
  {
    name: 'C#',
    need: 'mono',
    build: (out) => [
      [...mcs, `-out:${join(out, 'TestVectors.exe')}`, 'sdk/csharp/RemoteAuth.cs', 'sdk/csharp/TestVectors.cs'],
      [...mcs, `-out:${join(out, 'Site.exe')}`, 'sdk/csharp/RemoteAuth.cs', 'examples/csharp/Site.cs'],
    ],
    vectors: (out) => ['mono', join(out, 'TestVectors.exe'), 'sdk/vectors/classic.json'],
    site: (out) => ['mono', join(out, 'Site.exe')],
    support: {
      script: 'sdk/csharp/Support.cs',
      beside: ['sdk/csharp/RemoteAuth.cs', 'test/sdk/drivers/csharp/Drive.cs'],
      build: [[...mcs, '-out:Drive.exe', 'RemoteAuth.cs', 'Support.cs', 'Drive.cs']],
      run: ['mono', 'Drive.exe'],
    },
  },
];
