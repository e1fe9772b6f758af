using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

#if NET5_0_OR_GREATER
// HttpWebRequest is the only client that .NET Framework, Mono and today's .NET have in common.
#pragma warning disable SYSLIB0014
#endif

// Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
// login. Copy this file; it needs only C# 7 and what Mono 6, .NET Framework 4.6 and .NET 6 have in common. Say who is
// signed in from your own session, never from what a request says: whoever may choose the e-mail of a link may become
// anybody. Make a fresh link for each visit: it is good for three minutes and opens one session.
namespace Sallyport
{
    public enum UserKind
    {
        Customer,
        Representative,
    }

    /// <summary>The user of your session. For a sign-in link the e-mail is enough.</summary>
    public sealed class User
    {
        public User(
            string email,
            string loginName = "",
            string fullName = "",
            UserKind kind = UserKind.Customer,
            string role = null,
            string profile = null)
        {
            Email = email;
            LoginName = loginName;
            FullName = fullName;
            Kind = kind;
            Role = role;
            Profile = profile;
        }

        public string Email { get; }

        /// <summary>6-30 of A-Z, a-z, 0-9, _ and ., at least one letter or digit.</summary>
        public string LoginName { get; }

        /// <summary>
        /// First and last name, cut at the last blank, up to 50 characters each; one word is a last name.
        /// </summary>
        public string FullName { get; }

        public UserKind Kind { get; }

        /// <summary>Of a representative: the name of a role in the portal, in exactly this spelling.</summary>
        public string Role { get; }

        /// <summary>Of a representative: the name of a profile in the portal, in exactly this spelling.</summary>
        public string Profile { get; }
    }

    public sealed class ProvisionResult
    {
        internal ProvisionResult(bool ok, string reference, string cause = null, string text = null)
        {
            Ok = ok;
            Reference = reference;
            Cause = cause;
            Text = text;
        }

        /// <summary>The user is there, created now or existing before; the portal does not say which.</summary>
        public bool Ok { get; }

        /// <summary>Finds the attempt in the portal's log.</summary>
        public string Reference { get; }

        /// <summary>One of <see cref="RemoteAuth.FailureCauses"/> or "Other"; null if it went well.</summary>
        public string Cause { get; }

        /// <summary>The cause as the portal wrote it.</summary>
        public string Text { get; }
    }

    public enum RemoteAuthProblem
    {
        /// <summary>Refused here: the settings cannot work.</summary>
        Settings,

        /// <summary>Refused here: the portal would not take this user.</summary>
        User,

        /// <summary>No answer.</summary>
        Network,

        /// <summary>Not the portal's JSON.</summary>
        Answer,
    }

    public sealed class RemoteAuthException : Exception
    {
        internal RemoteAuthException(RemoteAuthProblem problem, string message, Exception inner = null)
            : base("Remote Authentication: " + message, inner)
        {
            Problem = problem;
        }

        public RemoteAuthProblem Problem { get; }
    }

    public sealed class RemoteAuth
    {
        public static readonly IReadOnlyList<string> FailureCauses = new[]
        {
            "Unauthorized Access",
            "Invalid Username",
            "LoginName already exists",
            "No Such User or User Deactivated",
            "Operation not supported",
            "Request Delayed",
        };

        private const int LongestAnswer = 65536;
        private const int Timeout = 10000;
        private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false, true);

        private readonly string portal;
        private readonly string key;
        private readonly string endpoint;
        private readonly string[] origins;
        private readonly Func<long> now;

        /// <summary>Throws RemoteAuthException for settings that cannot work, so that you learn it at start.</summary>
        /// <param name="portal">
        /// Origin of the support domain: https://support.example.com (http only for localhost and *.localhost).
        /// </param>
        /// <param name="key">The secret key of the connection; keep it out of your source code.</param>
        /// <param name="site">Your own origin, if LogoutTarget shall accept absolute addresses on it.</param>
        /// <param name="endpoint">
        /// Where Provision connects when the portal's name does not resolve here; Host still names the portal.
        /// </param>
        /// <param name="now">Milliseconds since 1970, UTC.</param>
        public RemoteAuth(string portal, string key, string site = null, string endpoint = null, Func<long> now = null)
        {
            this.portal = OriginOf("portal", portal);
            origins = site == null ? new[] { this.portal } : new[] { this.portal, OriginOf("site", site) };
            this.endpoint = endpoint ?? this.portal;
            var isOrigin = Regex.IsMatch(this.endpoint, @"\Ahttps?://[^/?#@\\]+\z");
            if (!isOrigin || !Uri.TryCreate(this.endpoint, UriKind.Absolute, out _))
            {
                throw BadSettings("endpoint is no origin");
            }
            if (key == null || !Regex.IsMatch(key, @"\A\S.{10,}\S\z") || !IsClean(key))
            {
                throw BadSettings("key must have 12 characters or more, and no blanks around them");
            }
            this.key = key;
            this.now = now ?? (() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        }

        /// <summary>A link that signs in somebody whom the portal knows by this e-mail.</summary>
        /// <param name="user">Whoever your session says is signed in.</param>
        /// <param name="state">From the query of your login page, where the portal put it.</param>
        /// <param name="returnTo">From there, too; left out unless it is on the portal.</param>
        public string SignInUrl(User user, string state = null, string returnTo = null)
        {
            return portal + Link(SignInFields(user), null, state, returnTo);
        }

        /// <summary>
        /// A link that creates the user at the first visit and signs in at every one. Redirect 0 answers JSON instead.
        /// </summary>
        public string SignUpUrl(User user, int? redirect = null, string state = null, string returnTo = null)
        {
            return portal + Link(SignUpFields(user), redirect, state, returnTo);
        }

        /// <summary>
        /// Creates the user from server to server. Throws when there is no answer, or none of this protocol.
        /// </summary>
        public ProvisionResult Provision(User user)
        {
            return Ask(Link(SignUpFields(user), 0, null, null));
        }

        /// <summary>
        /// Where your logout page may send the browser: the requested address if it is on the portal or on your site,
        /// else "/".
        /// </summary>
        public string LogoutTarget(string requested)
        {
            var target = Passable(requested) ?? "/";
            var isOurs = Regex.IsMatch(target, @"\A/(?![/\\])") || origins.Any(origin => IsOn(origin, target));
            return isOurs ? target : "/";
        }

        /// <summary>
        /// The digest: the signed values in the order of the protocol, the key and the time, with nothing between them.
        /// </summary>
        public static string ApikeyOf(IEnumerable<string> values, string key, string ts)
        {
            using (var md5 = MD5.Create())
            {
                var digest = md5.ComputeHash(Utf8.GetBytes(string.Concat(values) + key + ts));
                return string.Concat(digest.Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
            }
        }

        private string Link(List<KeyValuePair<string, string>> signed, int? redirect, string state, string returnTo)
        {
            var ts = now().ToString(CultureInfo.InvariantCulture);
            if (!Regex.IsMatch(ts, @"\A[0-9]{13}\z"))
            {
                throw BadSettings("now must return milliseconds since 1970");
            }
            var back = Passable(returnTo);
            var pairs = new List<KeyValuePair<string, string>>(signed)
            {
                Pair("redirect", redirect?.ToString(CultureInfo.InvariantCulture)),
                Pair("ts", ts),
                Pair("apikey", ApikeyOf(signed.Select(pair => pair.Value), key, ts)),
                Pair("state", Passable(state)),
                Pair("return_to", back != null && IsOn(portal, back) ? back : null),
            };
            var query = pairs.Where(pair => pair.Value != null).Select(pair => pair.Key + "=" + Encode(pair.Value));
            return "/support/RemoteAuth?" + string.Join("&", query);
        }

        private static List<KeyValuePair<string, string>> SignInFields(User user)
        {
            if (user == null)
            {
                throw BadUser("user is missing");
            }
            return new List<KeyValuePair<string, string>>
            {
                Pair("operation", "signin"),
                Pair("email", Check("Email", user.Email)),
            };
        }

        private static List<KeyValuePair<string, string>> SignUpFields(User user)
        {
            var email = SignInFields(user)[1].Value;
            if (!Regex.IsMatch(email, @"\A[^ @]+@[^ @]+\z"))
            {
                throw BadUser("Email is not an e-mail address");
            }
            var fields = new List<KeyValuePair<string, string>>
            {
                Pair("operation", "signup"),
                Pair("email", email),
                Pair("loginname", CheckLoginName(Check("LoginName", user.LoginName))),
                Pair("fullname", CheckFullName(Check("FullName", user.FullName))),
                Pair("utype", UtypeOf(user)),
            };
            fields.AddRange(new[] { Pair("role", user.Role), Pair("profile", user.Profile) }
                .Where(named => !string.IsNullOrEmpty(named.Value))
                .Select(named => Pair(named.Key, Check(named.Key, named.Value))));
            return fields;
        }

        private static string UtypeOf(User user)
        {
            var isNamed = !string.IsNullOrEmpty(user.Role) || !string.IsNullOrEmpty(user.Profile);
            switch (user.Kind)
            {
                case UserKind.Representative:
                    return "supportrep";
                case UserKind.Customer:
                    return isNamed
                        ? throw BadUser("Role and Profile are for representatives")
                        : "portal";
                default:
                    throw BadUser("Kind must be Customer or Representative");
            }
        }

        private static string CheckLoginName(string name)
        {
            if (!Regex.IsMatch(name, @"\A(?=.*[A-Za-z0-9])[A-Za-z0-9_.]{6,30}\z"))
            {
                throw BadUser("LoginName must be 6 to 30 letters, digits, _ or ., and not only the last two");
            }
            return name;
        }

        private static string CheckFullName(string name)
        {
            var words = name.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || name.IndexOfAny(new[] { '<', '>' }) >= 0)
            {
                throw BadUser("FullName is blank or holds < or >");
            }
            var first = string.Join(" ", words.Take(words.Length - 1));
            if (CountCharacters(first) > 50 || CountCharacters(words.Last()) > 50)
            {
                throw BadUser("FullName is over 50 and 50 long");
            }
            return name;
        }

        private static int CountCharacters(string text)
        {
            return text.Count(character => !char.IsLowSurrogate(character));
        }

        private static string Check(string name, string value)
        {
            if (string.IsNullOrEmpty(value))
            {
                throw BadUser(name + " is missing");
            }
            if (!IsClean(value))
            {
                throw BadUser(name + " holds control characters or is not valid Unicode");
            }
            return value;
        }

        /// <summary>No control characters, marks that turn the direction of text, nor lone surrogates.</summary>
        private static bool IsClean(string value)
        {
            return !Regex.IsMatch(value, @"[\p{Cc}\u202a-\u202e\u2066-\u2069]")
                && !Regex.IsMatch(value, @"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]");
        }

        /// <summary>What came with a request: left out when it cannot be passed on, never an error.</summary>
        private static string Passable(string value)
        {
            return !string.IsNullOrEmpty(value) && IsClean(value) ? value : null;
        }

        private static bool IsOn(string origin, string address)
        {
            return address.StartsWith(origin, StringComparison.Ordinal)
                && (address.Length == origin.Length || "/?#".IndexOf(address[origin.Length]) >= 0);
        }

        /// <summary>RFC 3986 section 2.3: everything but the unreserved characters.</summary>
        private static string Encode(string value)
        {
            return string.Concat(Utf8.GetBytes(value).Select(one => Unreserved.IndexOf((char)one) >= 0
                ? ((char)one).ToString()
                : "%" + one.ToString("X2", CultureInfo.InvariantCulture)));
        }

        private static string OriginOf(string name, string address)
        {
            const string ascii = @"\A[!-~]+\z";
            const string pattern = @"\A(https://[a-z0-9.-]+|http://([a-z0-9.-]+\.)?localhost)(:[0-9]+)?/?\z";
            var lower = (address ?? "").ToLowerInvariant();
            var isOrigin = Regex.IsMatch(address ?? "", ascii) && Regex.IsMatch(lower, pattern);
            if (!isOrigin || !Uri.TryCreate(lower, UriKind.Absolute, out _))
            {
                throw BadSettings(name + " must be an origin: https://support.example.com (http only for localhost)");
            }
            return Regex.Replace(lower.TrimEnd('/'), @"\A(https:.*):443\z|\A(http:.*):80\z", "$1$2");
        }

        private ProvisionResult Ask(string path)
        {
            // Uri writes some marks plainly that the link has encoded, such as an apostrophe: the values stay the same.
            var request = (HttpWebRequest)WebRequest.Create(endpoint + path);
            // The certificate must be that of Host.
            request.Host = new Uri(portal).Authority;
            request.Accept = "application/json";
            request.AllowAutoRedirect = false;
            request.KeepAlive = false;
            request.Proxy = null;
            request.Timeout = Timeout;
            request.ReadWriteTimeout = Timeout;
            try
            {
                using (var response = ResponseTo(request))
                {
                    return ReadAnswer(response, ReadBody(response));
                }
            }
            catch (Exception error) when (error is WebException || error is IOException)
            {
                throw new RemoteAuthException(RemoteAuthProblem.Network, "no answer: " + error.Message, error);
            }
        }

        /// <summary>Whatever its status: the client throws those of 400 and more.</summary>
        private static HttpWebResponse ResponseTo(HttpWebRequest request)
        {
            try
            {
                return (HttpWebResponse)request.GetResponse();
            }
            catch (WebException error) when (error.Response is HttpWebResponse)
            {
                return (HttpWebResponse)error.Response;
            }
        }

        private static byte[] ReadBody(HttpWebResponse response)
        {
            using (var stream = response.GetResponseStream())
            using (var body = new MemoryStream())
            {
                var part = new byte[4096];
                int count;
                while ((count = stream.Read(part, 0, part.Length)) > 0)
                {
                    body.Write(part, 0, count);
                    if (body.Length > LongestAnswer)
                    {
                        var problem = "more than " + LongestAnswer + " bytes";
                        throw new RemoteAuthException(RemoteAuthProblem.Answer, problem);
                    }
                }
                return body.ToArray();
            }
        }

        private static ProvisionResult ReadAnswer(HttpWebResponse response, byte[] body)
        {
            var reference = response.Headers["X-Sallyport-Ref"];
            var answer = Json.TryRead(body) as Dictionary<string, object> ?? new Dictionary<string, object>();
            answer.TryGetValue("result", out var result);
            answer.TryGetValue("cause", out var cause);
            if (Equals(result, "success"))
            {
                return new ProvisionResult(true, reference);
            }
            if (!Equals(result, "failure") || !(cause is string text))
            {
                var seen = "status " + (int)response.StatusCode + ", reference " + (reference ?? "none");
                throw new RemoteAuthException(RemoteAuthProblem.Answer, "not the JSON of this protocol (" + seen + ")");
            }
            var plain = Regex.Replace(text, @"\AE[0-9]+ - ", "");
            return new ProvisionResult(false, reference, FailureCauses.Contains(plain) ? plain : "Other", text);
        }

        private static RemoteAuthException BadSettings(string rule)
        {
            return new RemoteAuthException(RemoteAuthProblem.Settings, rule);
        }

        private static RemoteAuthException BadUser(string rule)
        {
            return new RemoteAuthException(RemoteAuthProblem.User, rule);
        }

        private static KeyValuePair<string, string> Pair(string name, string value)
        {
            return new KeyValuePair<string, string>(name, value);
        }
    }

    /// <summary>
    /// JSON (RFC 8259): what is always there of Mono and of .NET Framework brings no reader of it.
    /// Objects become Dictionary&lt;string, object&gt;, arrays List&lt;object&gt;, numbers double.
    /// </summary>
    internal sealed class Json
    {
        private const int Deepest = 32;
        private static readonly Regex Blanks = new Regex(@"\G[ \t\r\n]*");
        private static readonly Regex Number = new Regex(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?");
        private static readonly Regex Quoted =
            new Regex(@"\G""([^""\\\u0000-\u001f]|\\([""\\/bfnrt]|u[0-9a-fA-F]{4}))*""");
        private static readonly Regex Escape = new Regex(@"\\(u(....)|.)");

        private readonly string text;
        private int at;

        private Json(string text)
        {
            this.text = text;
        }

        /// <summary>Null for what is not JSON in UTF-8, as for the JSON null.</summary>
        public static object TryRead(byte[] utf8)
        {
            try
            {
                var reader = new Json(new UTF8Encoding(false, true).GetString(utf8));
                var value = reader.Value(0);
                return reader.at == reader.text.Length ? value : null;
            }
            catch (Exception error) when (error is FormatException || error is DecoderFallbackException)
            {
                return null;
            }
        }

        /// <summary>With the blanks around it.</summary>
        private object Value(int depth)
        {
            if (depth > Deepest)
            {
                throw new FormatException();
            }
            Take(Blanks);
            var value = Bare(depth);
            Take(Blanks);
            return value;
        }

        private object Bare(int depth)
        {
            switch (at < text.Length ? text[at] : '\0')
            {
                case '{':
                    return Object(depth);
                case '[':
                    return Array(depth);
                case '"':
                    return String();
                case 't':
                    Take("true");
                    return true;
                case 'f':
                    Take("false");
                    return false;
                case 'n':
                    Take("null");
                    return null;
                default:
                    return double.Parse(Take(Number), CultureInfo.InvariantCulture);
            }
        }

        private Dictionary<string, object> Object(int depth)
        {
            var members = new Dictionary<string, object>();
            Take("{");
            Take(Blanks);
            while (!Has("}"))
            {
                var name = String();
                Take(Blanks);
                Take(":");
                members[name] = Value(depth + 1);
                TakeComma("}");
            }
            Take("}");
            return members;
        }

        private List<object> Array(int depth)
        {
            var items = new List<object>();
            Take("[");
            Take(Blanks);
            while (!Has("]"))
            {
                items.Add(Value(depth + 1));
                TakeComma("]");
            }
            Take("]");
            return items;
        }

        private string String()
        {
            var quoted = Take(Quoted);
            return Escape.Replace(quoted.Substring(1, quoted.Length - 2), Unescape);
        }

        private static string Unescape(Match escape)
        {
            if (escape.Groups[2].Success)
            {
                return ((char)Convert.ToInt32(escape.Groups[2].Value, 16)).ToString();
            }
            var letter = "bfnrt".IndexOf(escape.Value[1]);
            return letter < 0 ? escape.Value.Substring(1) : "\b\f\n\r\t"[letter].ToString();
        }

        private bool Has(string expected)
        {
            return string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;
        }

        private void Take(string expected)
        {
            if (!Has(expected))
            {
                throw new FormatException();
            }
            at += expected.Length;
        }

        private string Take(Regex expected)
        {
            var match = expected.Match(text, at);
            if (!match.Success)
            {
                throw new FormatException();
            }
            at += match.Length;
            return match.Value;
        }

        /// <summary>What follows an item: the end of the list, or a comma with another item behind it.</summary>
        private void TakeComma(string end)
        {
            if (Has(end))
            {
                return;
            }
            Take(",");
            Take(Blanks);
            if (Has(end))
            {
                throw new FormatException();
            }
        }
    }
}
