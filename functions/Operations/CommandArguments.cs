using System.Globalization;

namespace ServerlessDam.Functions.Operations;

/// <summary>A command line was not understood.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>
/// The words of a command line, the first being the command, and its options (<c>--name value</c> or <c>--name=value</c>). What
/// is left, <c>Name=value</c>, is configuration and not looked at here.
/// </summary>
internal sealed class CommandArguments
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, string> _options = [];

    public CommandArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                var option = argument[2..].Split('=', 2);
                _options[option[0]] = option.Length == 2 ? option[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            }
            else if (!argument.Contains('='))
            {
                _words.Add(argument);
            }
        }
    }

    /// <summary>Null to serve.</summary>
    public string? Command => _words.FirstOrDefault();

    /// <exception cref="UsageException">It is not there, or no whole number.</exception>
    public int Number(int index)
        => _words.Count > index && int.TryParse(_words[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"Argument {index} of '{Command}' must be a whole number.");

    /// <exception cref="UsageException">It is not there.</exception>
    public string Word(int index) => _words.Count > index ? _words[index] : throw new UsageException($"Argument {index} of '{Command}' is missing.");

    public bool HasWord(string word) => _words.Contains(word);

    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <exception cref="UsageException">It is missing, or none of <paramref name="known"/>.</exception>
    public string Choice(string name, IEnumerable<string> known, string? otherwise = null)
        => (Option(name) ?? otherwise) is { } value && known.Contains(value)
            ? value
            : throw new UsageException($"--{name} must be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}, not '{Option(name)}'.");
}
