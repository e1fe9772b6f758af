// Runs the shared vectors:
//   mcs -langversion:7 -out:TestVectors.exe sdk/csharp/RemoteAuth.cs sdk/csharp/TestVectors.cs
//   mono TestVectors.exe sdk/vectors/classic.json [ENDPOINT]
// ENDPOINT is a server that gives the answers of the vectors, one after the other; without it they are left out.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Sallyport;
using Map = System.Collections.Generic.Dictionary<string, object>;

internal static class TestVectors
{
    private static Map defaults;
    private static string endpoint;
    private static int count;
    private static int failed;

    private static int Main(string[] arguments)
    {
        var vectors = (Map)Json.TryRead(File.ReadAllBytes(arguments[0]));
        defaults = (Map)vectors["defaults"];
        endpoint = arguments.ElementAtOrDefault(1);

        Func<string, IEnumerable<Map>> all = group => ((List<object>)vectors[group]).Cast<Map>();
        foreach (var v in all("digests"))
        {
            var values = ((List<object>)v["values"]).Cast<string>();
            Check(v, "apikey", () => RemoteAuth.ApikeyOf(values, (string)v["key"], (string)v["ts"]));
        }
        foreach (var v in all("links"))
        {
            Check(v, "url", () => Link(v));
        }
        foreach (var v in all("refusals"))
        {
            Check(v, "code", () => Link(v));
        }
        foreach (var v in all("logoutTargets"))
        {
            Check(v, "target", () => Sdk(v).LogoutTarget(Text(v, "requested")));
        }
        foreach (var v in endpoint == null ? new Map[0] : all("answers"))
        {
            v["result"] = v["result"] is Map result ? Shown(result) : v["result"];
            Check(v, "result", Provision);
        }

        Console.WriteLine(count + " vectors checked, " + failed + " failed");
        return failed == 0 && count > 0 ? 0 : 1;
    }

    private static void Check(Map vector, string expectation, Func<string> attempt)
    {
        string actual;
        try
        {
            actual = attempt();
        }
        catch (RemoteAuthException error)
        {
            actual = error.Problem.ToString().ToLowerInvariant();
        }
        count++;
        if (actual != (string)vector[expectation])
        {
            failed++;
            Console.Error.WriteLine(vector["name"] + "\n  expected " + vector[expectation] + "\n  actual   " + actual);
        }
    }

    private static RemoteAuth Sdk(Map vector)
    {
        var portal = Text(vector, "portal") ?? Text(defaults, "portal");
        var key = Text(vector, "key") ?? Text(defaults, "key");
        var now = vector.ContainsKey("now") ? vector["now"] : defaults["now"];
        return new RemoteAuth(portal, key, Text(vector, "site"), endpoint, () => (long)(double)now);
    }

    private static User UserOf(Map vector)
    {
        var user = (Map)(vector.ContainsKey("user") ? vector["user"] : defaults["user"]);
        // A word that the type does not have stands for a number that it does not have.
        var isKnown = Enum.TryParse(Text(user, "kind") ?? "customer", true, out UserKind known);
        var kind = isKnown ? known : (UserKind)7;
        var role = Text(user, "role");
        var profile = Text(user, "profile");
        return new User(Text(user, "email"), Text(user, "loginName"), Text(user, "fullName"), kind, role, profile);
    }

    private static string Link(Map vector)
    {
        var options = vector.ContainsKey("options") ? (Map)vector["options"] : new Map();
        var redirect = options.ContainsKey("redirect") ? (int?)(double)options["redirect"] : null;
        var state = Text(options, "state");
        var returnTo = Text(options, "returnTo");
        return (string)vector["call"] == "signIn"
            ? Sdk(vector).SignInUrl(UserOf(vector), state, returnTo)
            : Sdk(vector).SignUpUrl(UserOf(vector), redirect, state, returnTo);
    }

    private static string Provision()
    {
        var result = Sdk(new Map()).Provision(UserOf(new Map()));
        return Shown(new Map
        {
            ["ok"] = result.Ok,
            ["cause"] = result.Cause,
            ["text"] = result.Text,
            ["reference"] = result.Reference,
        });
    }

    private static string Shown(Map result)
    {
        var names = new[] { "ok", "cause", "text", "reference" };
        return string.Join(", ", names.Select(name => name + "=" + (result.ContainsKey(name) ? result[name] : null)));
    }

    private static string Text(Map map, string name)
    {
        return map.TryGetValue(name, out var value) ? (string)value : null;
    }
}
