<?php

// support.php, beside RemoteAuth.php. SUPPORT_KEY holds the key k1 of the connection website.
require_once __DIR__ . '/RemoteAuth.php';

function remoteAuth(): RemoteAuth
{
    return new RemoteAuth(['portal' => 'https://support.example.com', 'key' => (string) getenv('SUPPORT_KEY')]);
}

/**
 * The way into support: where https://www.example.com/helpdesk/login redirects.
 * Sign the visitor in on your site first. $user comes from your session, never from the request.
 */
function wayIntoSupport(RemoteAuthUser $user): string
{
    $passedOn = ['state' => $_GET['state'] ?? null, 'returnTo' => $_GET['return_to'] ?? null];
    return remoteAuth()->signUpUrl($user, $passedOn);
}

/**
 * The way out of support: where https://www.example.com/helpdesk/logout redirects.
 * Whoever comes here has signed out of support. Sign them out of your site as well, if that is what they expect.
 */
function wayOutOfSupport(): string
{
    return remoteAuth()->logoutTarget($_GET['return_to'] ?? null);
}

/*
In the page /helpdesk/login:

session_start();
if (!isset($_SESSION['user'])) {
    header('Location: /sign-in?next=' . rawurlencode($_SERVER['REQUEST_URI']));
    exit;
}
$me = $_SESSION['user'];
header('Location: ' . wayIntoSupport(new RemoteAuthUser($me['email'], $me['login_name'], $me['full_name'])));
*/
