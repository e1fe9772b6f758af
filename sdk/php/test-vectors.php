<?php

// Runs the shared vectors: php sdk/php/test-vectors.php [ENDPOINT]
// ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.

declare(strict_types=1);

require __DIR__ . '/RemoteAuth.php';

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$vectors = json_decode(file_get_contents(__DIR__ . '/../vectors/classic.json'), true, 512, JSON_THROW_ON_ERROR);
$defaults = $vectors['defaults'];
$endpoint = $argv[1] ?? null;

$remoteAuth = static function (array $vector) use ($defaults, $endpoint): RemoteAuth {
    $setting = $vector + $defaults;
    return new RemoteAuth([
        'portal' => $setting['portal'],
        'key' => $setting['key'],
        'site' => $vector['site'] ?? null,
        'endpoint' => $endpoint,
        'now' => static fn (): float => (float) $setting['now'],
    ]);
};
$userOf = static function (array $vector) use ($defaults): RemoteAuthUser {
    $user = ($vector['user'] ?? $defaults['user']) + ['loginName' => '', 'fullName' => '', 'kind' => 'customer'];
    $role = $user['role'] ?? null;
    return new RemoteAuthUser($user['email'], $user['loginName'], $user['fullName'], $user['kind'], $role, $user['profile'] ?? null);
};
$link = static function (array $vector) use ($remoteAuth, $userOf): string {
    $call = $vector['call'] . 'Url';
    return $remoteAuth($vector)->$call($userOf($vector), $vector['options'] ?? []);
};
$provision = static function (array $vector) use ($remoteAuth, $userOf): array {
    $result = $remoteAuth($vector)->provision($userOf($vector));
    $known = $result->ok ? [] : ['cause' => $result->cause, 'text' => $result->text];
    return ['ok' => $result->ok] + $known + ($result->reference === null ? [] : ['reference' => $result->reference]);
};

$checks = [
    'digests' => ['apikey', static fn (array $v): string => RemoteAuth::apikeyOf($v['values'], $v['key'], $v['ts'])],
    'links' => ['url', $link],
    'refusals' => ['code', $link],
    'logoutTargets' => ['target', static fn (array $v): string => $remoteAuth($v)->logoutTarget($v['requested'])],
];
if ($endpoint !== null) {
    $checks['answers'] = ['result', static fn (array $v): array => $provision(['user' => $defaults['user']])];
}

$count = 0;
$failed = 0;
foreach ($checks as $group => [$expectation, $attempt]) {
    foreach ($vectors[$group] as $vector) {
        try {
            $actual = $attempt($vector);
        } catch (RemoteAuthError $error) {
            $actual = $error->reason;
        }
        $count++;
        if ($actual !== $vector[$expectation]) {
            $failed++;
            $lines = [$vector['name'], '  expected ' . json_encode($vector[$expectation]), '  actual   ' . json_encode($actual)];
            fwrite(STDERR, implode("\n", $lines) . "\n");
        }
    }
}

echo "$count vectors checked, $failed failed\n";
exit($failed === 0 ? 0 : 1);
