<?php

declare(strict_types=1);

/**
 * The user of your session. For a sign-in link the e-mail is enough.
 * Take all of it from your own user record, never from $_GET or $_POST.
 */
final class RemoteAuthUser
{
    public string $email;
    /** 6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit. */
    public string $loginName;
    /** First and last name, cut at the last blank, up to 50 characters each; one word is a last name. */
    public string $fullName;
    /** 'customer' or 'representative'. */
    public string $kind;
    /** Of a representative: names that exist in the portal, in exactly this spelling. */
    public ?string $role;
    public ?string $profile;

    public function __construct(
        string $email,
        string $loginName = '',
        string $fullName = '',
        string $kind = 'customer',
        ?string $role = null,
        ?string $profile = null
    ) {
        $this->email = $email;
        $this->loginName = $loginName;
        $this->fullName = $fullName;
        $this->kind = $kind;
        $this->role = $role;
        $this->profile = $profile;
    }
}

/** The portal's answer to provision(). */
final class RemoteAuthResult
{
    /** The user is there, created now or existing before; the portal does not say which. */
    public bool $ok;
    /** Finds the attempt in the portal's log. */
    public ?string $reference;
    /** One of RemoteAuth::FAILURE_CAUSES or 'Other'; text is the cause as the portal wrote it. */
    public ?string $cause;
    public ?string $text;

    public function __construct(bool $ok, ?string $reference, ?string $cause = null, ?string $text = null)
    {
        $this->ok = $ok;
        $this->reference = $reference;
        $this->cause = $cause;
        $this->text = $text;
    }
}

/** $reason 'settings', 'user': refused here, nothing was sent. 'network': no answer. 'answer': not the portal's JSON. */
final class RemoteAuthError extends RuntimeException
{
    public string $reason;

    public function __construct(string $reason, string $problem)
    {
        parent::__construct("Remote Authentication: $problem");
        $this->reason = $reason;
    }
}

/**
 * Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
 * login. Copy this file; it needs only PHP 7.4 or later. Say who is signed in from your own session, never from what
 * a request says: whoever may choose the e-mail of a link may become anybody. Make a fresh link for each visit: it is
 * good for three minutes and opens one session.
 */
final class RemoteAuth
{
    public const FAILURE_CAUSES = [
        'Unauthorized Access',
        'Invalid Username',
        'LoginName already exists',
        'No Such User or User Deactivated',
        'Operation not supported',
        'Request Delayed',
    ];

    private string $portal;
    private string $key;
    private string $endpoint;
    /** @var string[] */
    private array $origins;
    /** @var callable(): float */
    private $now;

    /**
     * Throws RemoteAuthError for settings that cannot work, so that you learn it at start.
     *
     * portal    origin of the support domain: https://support.example.com (http only for localhost and *.localhost)
     * key       the secret key of the connection; keep it out of your source code
     * site      your own origin, if logoutTarget shall accept absolute addresses on it
     * endpoint  where provision connects when the portal's name does not resolve here; Host still names the portal
     * now       function that returns milliseconds since 1970, UTC
     *
     * @param array{portal: string, key: string, site?: ?string, endpoint?: ?string, now?: ?callable} $settings
     */
    public function __construct(array $settings)
    {
        $this->portal = self::originOf('portal', $settings['portal'] ?? '');
        $this->key = $settings['key'] ?? '';
        $this->endpoint = $settings['endpoint'] ?? $this->portal;
        $this->origins = [$this->portal];
        if (isset($settings['site'])) {
            $this->origins[] = self::originOf('site', $settings['site']);
        }
        $this->now = $settings['now'] ?? static fn (): float => microtime(true) * 1000;
        if (preg_match('#^https?://[^/?\#@\\\\]+$#D', $this->endpoint) !== 1) {
            throw new RemoteAuthError('settings', 'endpoint is no origin');
        }
        if (preg_match('/^\S.{10,}\S$/D', $this->key) !== 1) {
            throw new RemoteAuthError('settings', 'key must have 12 characters or more, and no blanks around them');
        }
    }

    /**
     * A link that signs in somebody whom the portal knows by this e-mail. state and returnTo come from the query of
     * your login page, where the portal put them; returnTo is left out unless it is on the portal.
     *
     * @param array{state?: mixed, returnTo?: mixed} $options
     */
    public function signInUrl(RemoteAuthUser $user, array $options = []): string
    {
        return $this->portal . $this->link(self::signInFields($user), null, $options);
    }

    /**
     * A link that creates the user at the first visit and signs in at every one. redirect 0 answers JSON instead.
     *
     * @param array{redirect?: int, state?: mixed, returnTo?: mixed} $options
     */
    public function signUpUrl(RemoteAuthUser $user, array $options = []): string
    {
        return $this->portal . $this->link(self::signUpFields($user), $options['redirect'] ?? null, $options);
    }

    /** Creates the user from server to server. Throws when there is no answer, or none of this protocol. */
    public function provision(RemoteAuthUser $user): RemoteAuthResult
    {
        return self::ask($this->endpoint, $this->portal, $this->link(self::signUpFields($user), 0, []));
    }

    /**
     * Where your logout page may send the browser: $requested if it is on the portal or on your site, else '/'.
     *
     * @param mixed $requested
     */
    public function logoutTarget($requested = null): string
    {
        $target = self::passable($requested) ?? '/';
        $isOurs = preg_match('#^/(?![/\\\\])#', $target) === 1;
        foreach ($this->origins as $origin) {
            $isOurs = $isOurs || self::isOn($origin, $target);
        }
        return $isOurs ? $target : '/';
    }

    /**
     * The digest: the signed values in the order of the protocol, the key and the time, with nothing between them.
     *
     * @param string[] $values
     */
    public static function apikeyOf(array $values, string $key, string $ts): string
    {
        return md5(implode('', $values) . $key . $ts);
    }

    /** @param array<string, string> $signed */
    private function link(array $signed, ?int $redirect, array $options): string
    {
        $ts = sprintf('%.0f', floor(($this->now)()));
        if (preg_match('/^[0-9]{13}$/D', $ts) !== 1) {
            throw new RemoteAuthError('settings', 'now must return milliseconds since 1970');
        }
        $returnTo = self::passable($options['returnTo'] ?? null);
        $pairs = $signed + [
            'redirect' => $redirect === null ? null : (string) $redirect,
            'ts' => $ts,
            'apikey' => self::apikeyOf($signed, $this->key, $ts),
            'state' => self::passable($options['state'] ?? null),
            'return_to' => $returnTo !== null && self::isOn($this->portal, $returnTo) ? $returnTo : null,
        ];
        // PHP_QUERY_RFC3986: everything but the unreserved characters is encoded; null values are left out.
        return '/support/RemoteAuth?' . http_build_query($pairs, '', '&', PHP_QUERY_RFC3986);
    }

    /** @return array<string, string> */
    private static function signInFields(RemoteAuthUser $user): array
    {
        return ['operation' => 'signin', 'email' => self::check('email', $user->email)];
    }

    /** @return array<string, string> */
    private static function signUpFields(RemoteAuthUser $user): array
    {
        $named = array_filter(['role' => (string) $user->role, 'profile' => (string) $user->profile], 'strlen');
        array_walk($named, static fn (string $value, string $name): string => self::check($name, $value));
        if ($user->kind !== 'customer' && $user->kind !== 'representative') {
            throw new RemoteAuthError('user', 'kind must be customer or representative');
        }
        if ($user->kind === 'customer' && $named !== []) {
            throw new RemoteAuthError('user', 'role and profile are for representatives');
        }
        return [
            'operation' => 'signup',
            'email' => self::checkEmail($user->email),
            'loginname' => self::checkLoginName($user->loginName),
            'fullname' => self::checkFullName($user->fullName),
            'utype' => $user->kind === 'customer' ? 'portal' : 'supportrep',
        ] + $named;
    }

    private static function checkEmail(string $email): string
    {
        if (preg_match('/^[^ @]+@[^ @]+$/D', self::check('email', $email)) !== 1) {
            throw new RemoteAuthError('user', 'email is not an e-mail address');
        }
        return $email;
    }

    private static function checkLoginName(string $name): string
    {
        self::check('loginName', $name);
        if (preg_match('/^(?=.*[A-Za-z0-9])[A-Za-z0-9_.]{6,30}$/D', $name) !== 1) {
            $rule = 'loginName must be 6 to 30 letters, digits, _ or ., and not only the last two';
            throw new RemoteAuthError('user', $rule);
        }
        return $name;
    }

    private static function checkFullName(string $name): string
    {
        $words = array_filter(explode(' ', self::check('fullName', $name)), 'strlen');
        if ($words === [] || preg_match('/[<>]/', $name) === 1) {
            throw new RemoteAuthError('user', 'fullName is blank or holds < or >');
        }
        foreach ([array_pop($words), implode(' ', $words)] as $part) {
            if (preg_match('/^.{0,50}$/Dsu', $part) !== 1) {
                throw new RemoteAuthError('user', 'fullName is over 50 and 50 long');
            }
        }
        return $name;
    }

    private static function check(string $name, string $value): string
    {
        if ($value === '') {
            throw new RemoteAuthError('user', "$name is missing");
        }
        if (!self::isClean($value)) {
            throw new RemoteAuthError('user', "$name holds control characters or is not valid UTF-8");
        }
        return $value;
    }

    /** No control characters nor marks that turn the direction of text, and valid UTF-8 (else preg_match is false). */
    private static function isClean(string $value): bool
    {
        return preg_match('/[\p{Cc}\x{202a}-\x{202e}\x{2066}-\x{2069}]/u', $value) === 0;
    }

    /**
     * What came with a request: left out when it cannot be passed on, never an error.
     *
     * @param mixed $value
     */
    private static function passable($value): ?string
    {
        return is_string($value) && $value !== '' && self::isClean($value) ? $value : null;
    }

    private static function isOn(string $origin, string $address): bool
    {
        return preg_match('~^' . preg_quote($origin, '~') . '([/?#]|$)~D', $address) === 1;
    }

    private static function originOf(string $name, string $address): string
    {
        $pattern = '#^(https://[a-z0-9.-]+|http://([a-z0-9.-]+\.)?localhost)(:[0-9]+)?/?$#D';
        $address = strtolower($address);
        if (preg_match($pattern, $address) !== 1) {
            $rule = "$name must be an origin: https://support.example.com (http only for localhost)";
            throw new RemoteAuthError('settings', $rule);
        }
        return preg_replace('#^(https://.*):443$|^(http://.*):80$#', '$1$2', rtrim($address, '/'));
    }

    private static function ask(string $endpoint, string $portal, string $path): RemoteAuthResult
    {
        $context = stream_context_create([
            'http' => [
                'header' => 'Host: ' . preg_replace('#^https?://#', '', $portal) . "\r\nAccept: application/json",
                'follow_location' => 0,
                'ignore_errors' => true,
                'timeout' => 10,
            ],
            'ssl' => ['peer_name' => parse_url($portal, PHP_URL_HOST)],
        ]);
        $why = null;
        // PHP's warnings begin with the whole link: of the first, which says most, only the rest is repeated.
        set_error_handler(static function (int $level, string $message) use (&$why): bool {
            $why = $why ?? preg_replace('/^\w+\([^)]*\): /', '', $message);
            return true;
        });
        try {
            $stream = fopen($endpoint . $path, 'r', false, $context);
            // No answer of this protocol is longer than 64 KiB: what is longer is cut, and then no JSON.
            $body = $stream === false ? false : stream_get_contents($stream, 65536);
        } finally {
            restore_error_handler();
        }
        if ($stream === false || $body === false) {
            throw new RemoteAuthError('network', "no answer: $why");
        }
        return self::readAnswer(implode("\n", stream_get_meta_data($stream)['wrapper_data']), $body);
    }

    private static function readAnswer(string $head, string $body): RemoteAuthResult
    {
        $reference = preg_match('/^X-Sallyport-Ref:\s*(\S+)/im', $head, $found) === 1 ? $found[1] : null;
        $answer = json_decode($body, true);
        $result = $answer['result'] ?? null;
        $cause = $answer['cause'] ?? null;
        if ($result === 'success') {
            return new RemoteAuthResult(true, $reference);
        }
        if ($result !== 'failure' || !is_string($cause)) {
            $seen = strtok($head, "\n") . ', reference ' . ($reference ?? 'none');
            throw new RemoteAuthError('answer', "not the JSON of this protocol ($seen)");
        }
        $plain = preg_replace('/^E[0-9]+ - /', '', $cause);
        $known = in_array($plain, self::FAILURE_CAUSES, true) ? $plain : 'Other';
        return new RemoteAuthResult(false, $reference, $known, $cause);
    }
}
