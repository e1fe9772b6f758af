import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SESSION, setCookie } from './cookies.ts';

test('the cookie of a session goes to its own host alone, over https, to no script, and from no other site’s form', () => {
  const cookie = setCookie(SESSION, 'ses_1.secret');
  assert.match(cookie, /^__Host-session=ses_1\.secret;/);
  for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
    assert.ok(cookie.includes(attribute), cookie);
  assert.doesNotMatch(cookie, /Domain=/);
});
