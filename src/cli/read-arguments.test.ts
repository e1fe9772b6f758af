import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from './problem.ts';
import { readArguments, type Syntax } from './read-arguments.ts';

const syntax: Syntax = {
  files: ['FILE'],
  options: {
    organization: { takes: 'NAME', says: 'the portal name', necessary: 'yes' },
    permission: { takes: 'P', says: 'what it may do', often: 'yes' },
    prune: { says: 'or not' },
  },
};

test('options and files are taken in any order, with a blank or an equals sign', () => {
  for (const argv of [
    ['a.yaml', '--organization', 'acme', '--permission', 'p:q', '--permission=r:s'],
    ['--permission=p:q', '--organization=acme', '--permission', 'r:s', 'a.yaml'],
    ['--organization', 'acme', '--permission', 'p:q', '--permission', 'r:s', '--', 'a.yaml'],
  ]) {
    const { files, all } = readArguments(syntax, argv);
    assert.deepEqual([files, all('organization'), all('permission')], [['a.yaml'], ['acme'], ['p:q', 'r:s']]);
  }
  assert.deepEqual(readArguments(syntax, ['--organization', 'acme', 'a.yaml']).all('permission'), []);
});

test('an option without a value is given or not, and takes no file for its value', () => {
  const given = readArguments(syntax, ['--prune', 'a.yaml', '--organization', 'acme']);
  assert.deepEqual([given.has('prune'), given.files], [true, ['a.yaml']]);
  assert.equal(readArguments(syntax, ['a.yaml', '--organization', 'acme']).has('prune'), false);
});

test('what the syntax does not name is refused with exit code 2, and with the nearest name where there is one', () => {
  const cases: [argv: string[], sentence: string][] = [
    [['--organisation', 'acme', 'a.yaml'], '--organisation is not an option here. Did you mean --organization?'],
    [['--zzz', 'a.yaml'], '--zzz is not an option here. See "sallyport help".'],
    [['-x'], '-x is not an option here. See "sallyport help".'],
    [['--organization'], '--organization needs a value: --organization NAME. See "sallyport help".'],
    [['--organization='], '--organization needs a value: --organization NAME. See "sallyport help".'],
    [
      ['--organization', '--permission', 'p:q'],
      '--organization needs a value: --organization NAME. See "sallyport help".',
    ],
    [['--organization=a', '--organization=b'], '--organization can be given once. See "sallyport help".'],
    [['--prune=yes', '--organization=a', 'a.yaml'], '--prune takes no value. See "sallyport help".'],
    [['--prune='], '--prune takes no value. See "sallyport help".'],
    [['--prune', '--prune'], '--prune can be given once. See "sallyport help".'],
    [['--prun'], '--prun is not an option here. Did you mean --prune?'],
    [['a.yaml'], '--organization NAME is missing: the portal name. See "sallyport help".'],
    [['--organization=a'], 'FILE is missing. See "sallyport help".'],
    [['--organization=a', 'a.yaml', 'b.yaml'], '"b.yaml" is too much. See "sallyport help".'],
    [['--__proto__=a'], '--__proto__ is not an option here. See "sallyport help".'],
  ];
  for (const [argv, sentence] of cases) {
    const isRefused = (fault: unknown) =>
      fault instanceof Problem && fault.exitCode === 2 && fault.message === sentence;
    assert.throws(() => readArguments(syntax, argv), isRefused, argv.join(' '));
  }
});
