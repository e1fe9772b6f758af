import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { extendMd5 } from './extend-md5.ts';

const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

test('an extended digest is the digest of the longer text, whatever the length of what was not known', () => {
  const suffix = Buffer.from('1234567890123');
  for (let length = 0; length <= 200; length += 1) {
    const secret = Buffer.alloc(length, 'x');
    const { digest, glue } = extendMd5(md5(secret), length, suffix);
    assert.deepEqual(digest, md5(secret, glue, suffix), `${length} bytes`);
  }
});
