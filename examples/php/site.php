<?php

// A sample site with its own sign-in, whose users enter a support portal without a second one.
//
//   php -S localhost:8091 examples/php/site.php   serves it: Login URL http://localhost:8091/helpdesk/login,
//                                                 Logout URL http://localhost:8091/helpdesk/logout
//   php examples/php/site.php sign jane           prints a signed link
//   php examples/php/site.php provision jane      creates the user in the portal, from server to server
//
// SALLYPORT_PORTAL (e.g. http://acme.localhost:8080) and SALLYPORT_KEY are needed; SALLYPORT_ENDPOINT (where provision
// connects when the portal's name does not resolve) and SALLYPORT_MODE (signup or signin) are not.

declare(strict_types=1);

require __DIR__ . '/../../sdk/php/RemoteAuth.php';

/** Samples. A real site has a table, and password_hash(). */
const PASSWORDS = [
    'jane' => 'jane-sample-password',
    'zoe' => 'zoe-sample-password',
    'rep' => 'rep-sample-password',
];

function sampleUser(string $name): ?RemoteAuthUser
{
    $users = [
        'jane' => new RemoteAuthUser('jane@acme.example', 'jane.doe', 'Jane Doe'),
        'zoe' => new RemoteAuthUser('zoe+help@acme.example', 'zoe.mueller', 'Zoë Müller'),
        'rep' => new RemoteAuthUser('rep@acme.example', 'rep.one', 'Rep One', 'representative', 'Support Engineer', 'Standard'),
    ];
    return $users[$name] ?? null;
}

function remoteAuth(): RemoteAuth
{
    return new RemoteAuth([
        'portal' => (string) getenv('SALLYPORT_PORTAL'),
        'key' => (string) getenv('SALLYPORT_KEY'),
        'endpoint' => getenv('SALLYPORT_ENDPOINT') ?: null,
    ]);
}

/** The user is whoever the session says; only state and returnTo may come from the request. */
function signedLink(RemoteAuthUser $user, array $options = []): string
{
    return getenv('SALLYPORT_MODE') === 'signin'
        ? remoteAuth()->signInUrl($user, $options)
        : remoteAuth()->signUpUrl($user, $options);
}

if (PHP_SAPI === 'cli') {
    exit(runCommand($argv[1] ?? '', sampleUser($argv[2] ?? '')));
}
serve($_SERVER['REQUEST_METHOD'] . ' ' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));

function runCommand(string $command, ?RemoteAuthUser $user): int
{
    if ($user === null || ($command !== 'sign' && $command !== 'provision')) {
        fwrite(STDERR, 'usage: site.php sign|provision ' . implode('|', array_keys(PASSWORDS)) . "\n");
        return 2;
    }
    try {
        echo $command === 'sign' ? signedLink($user) : json_encode(remoteAuth()->provision($user)), "\n";
        return 0;
    } catch (RemoteAuthError $error) {
        fwrite(STDERR, $error->getMessage() . "\n");
        return 1;
    }
}

function serve(string $route): void
{
    session_name('sample_session');
    session_start([
        'cookie_httponly' => true,
        'cookie_samesite' => 'Lax',
        'cookie_secure' => strpos((string) getenv('SALLYPORT_PORTAL'), 'https:') === 0,
        'use_strict_mode' => true,
    ]);
    header('Cache-Control: no-store');
    if (strpos($route, 'POST ') === 0 && !isFromHere()) {
        page(403, 'That form was not ours', '');
    } elseif ($route === 'GET /') {
        showHome();
    } elseif ($route === 'GET /sign-in') {
        showSignIn(200, ownPath($_GET['next'] ?? ''), '');
    } elseif ($route === 'POST /sign-in') {
        signIn();
    } elseif ($route === 'POST /sign-out') {
        session_destroy();
        redirect('/');
    } elseif ($route === 'GET /helpdesk/login') {
        enterSupport();
    } elseif ($route === 'GET /helpdesk/logout') {
        leaveSupport();
    } else {
        page(404, 'There is no such page', '<p><a href="/">Home</a></p>');
    }
}

function currentUser(): ?RemoteAuthUser
{
    return sampleUser($_SESSION['user'] ?? '');
}

function showHome(): void
{
    $user = currentUser();
    if ($user === null) {
        page(200, 'Sample site', '<p><a href="/sign-in">Sign in</a></p>');
        return;
    }
    page(200, 'Hello, ' . $user->fullName, '<p><a href="/helpdesk/login">Support</a></p>
<form method="post" action="/sign-out"><button>Sign out</button></form>');
}

function showSignIn(int $status, string $next, string $email): void
{
    $problem = $status === 200 ? '' : '<p role="alert">The email address or password is not right.</p>';
    page($status, 'Sign in', $problem . '<form method="post" action="/sign-in">
<input type="hidden" name="next" value="' . escape($next) . '">
<p><label>Email address <input name="email" type="email" autocomplete="username" required value="' . escape($email) . '"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<button>Sign in</button></form>');
}

function signIn(): void
{
    $email = is_string($_POST['email'] ?? null) ? $_POST['email'] : '';
    $password = is_string($_POST['password'] ?? null) ? $_POST['password'] : '';
    $next = ownPath($_POST['next'] ?? '');
    foreach (PASSWORDS as $name => $right) {
        if (sampleUser($name)->email === $email && hash_equals($right, $password)) {
            session_regenerate_id(true);
            $_SESSION['user'] = $name;
            redirect($next);
            return;
        }
    }
    showSignIn(422, $next, $email);
}

/** The authentication script: the portal's Login URL. */
function enterSupport(): void
{
    $user = currentUser();
    if ($user === null) {
        redirect('/sign-in?next=' . rawurlencode($_SERVER['REQUEST_URI']));
        return;
    }
    redirect(signedLink($user, ['state' => $_GET['state'] ?? null, 'returnTo' => $_GET['return_to'] ?? null]));
}

/** The portal's Logout URL. It shows a page and redirects nowhere, so that no loop can begin. */
function leaveSupport(): void
{
    $target = remoteAuth()->logoutTarget($_GET['return_to'] ?? null);
    $still = currentUser() === null ? '' : '<p>You are still signed in here.</p>';
    page(200, 'You are signed out of support', $still . '<p><a href="' . escape($target) . '">Continue</a></p>');
}

/** Whether one of our own pages sent the form: every browser says so of a POST. */
function isFromHere(): bool
{
    $origin = preg_replace('#^https?://#', '', $_SERVER['HTTP_ORIGIN'] ?? '');
    return $origin !== '' && $origin === ($_SERVER['HTTP_HOST'] ?? '');
}

/** @param mixed $path */
function ownPath($path): string
{
    return is_string($path) && preg_match('#^/(?![/\\\\])[\x21-\x7e]*$#D', $path) === 1 ? $path : '/';
}

function redirect(string $location): void
{
    header("Location: $location", true, 303);
}

function escape(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES);
}

function page(int $status, string $title, string $content): void
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    $title = escape($title);
    echo "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">
<title>$title</title><main><h1>$title</h1>$content</main></html>\n";
}
