using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Scripts;

/// <summary>
/// A stranger's script between a prologue that gives it what it may see and takes the rest away, and an epilogue that hands out
/// what became of it. What comes back is the stranger's word: it is read as any other input.
/// </summary>
internal static class Sandbox
{
    public const int MostCharacters = 20_000;

    /// <summary>Of a script's own message; the rest is cut off.</summary>
    private const int MostOfAMessage = 500;

    /// <summary>The interpreter's globals that are no part of the language.</summary>
    private const string Prologue = """
        (function (global) {
          var print = global.print, write = JSON.stringify, parse = JSON.parse, evaluate = global.eval, text = String, answer;
          ['print', 'alert', 'console', 'require', 'Duktape', 'CBOR', 'performance'].forEach(function (name) { delete global[name]; });
        """;

    private const string Epilogue = """
            answer = { value: give() };
          } catch (thrown) {
            try { answer = { error: text(thrown) }; } catch (again) { answer = { error: 'Error' }; }
          }
          try { answer = write(answer); } catch (thrown) { answer = '{"error":"The result is no JSON"}'; }
          print(text(answer).replace(/[\u007f-\uffff]/g, function (c) { return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4); }));
        })(this);
        """;

    /// <summary>The globals, by name, then the script; what <paramref name="result"/> (an expression) then says.</summary>
    /// <param name="setup">Statements of ours, before the script.</param>
    /// <param name="script">The stranger's.</param>
    public static string Program(IReadOnlyDictionary<string, JsonNode> globals, string setup, string script, string result)
    {
        var given = string.Concat(globals.Select(pair => $"  global.{pair.Key} = parse({JsonSerializer.Serialize(pair.Value.ToJsonString())});\n"));
        return $$"""
            {{Prologue}}
            {{given}}
              {{setup}}
              var give = function () { return {{result}}; };
              try {
                evaluate({{JsonSerializer.Serialize(script)}});
            {{Epilogue}}
            """;
    }

    /// <param name="parameter">What the script was sent as, for the message.</param>
    /// <exception cref="DamException">InvalidParameter: the script threw, or its result cannot be read.</exception>
    public static JsonObject Read(string printed, string parameter)
    {
        var answer = CheckedJson.Parse(printed) as JsonObject ?? throw DamException.Invalid($"Invalid {parameter}: its result is too large, too deep or no JSON");
        if (answer["error"] is JsonValue error)
        {
            var message = error.ToString();
            throw DamException.Invalid($"Invalid {parameter}: {(message.Length > MostOfAMessage ? message[..MostOfAMessage] : message)}");
        }

        return answer["value"] as JsonObject ?? throw DamException.Invalid($"Invalid {parameter}: its result is no object");
    }

    /// <exception cref="DamException">InvalidParameter: too long.</exception>
    public static string Demand(string script, string parameter)
        => script.Length <= MostCharacters
            ? script
            : throw DamException.Invalid($"Invalid {parameter}: {script.Length} characters, at most {MostCharacters}");
}
