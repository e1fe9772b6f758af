<?php

declare(strict_types=1);

require __DIR__ . '/support.php';

foreach (file('php://stdin', FILE_IGNORE_NEW_LINES) as $line) {
    [$email, $loginName, $fullName, $state, $returnTo] = explode("\t", $line);
    $_GET = array_filter(['state' => $state, 'return_to' => $returnTo], 'strlen');
    echo wayIntoSupport(new RemoteAuthUser($email, $loginName, $fullName)), "\n", wayOutOfSupport(), "\n";
}
