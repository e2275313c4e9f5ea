using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary><c>%name%</c> in a queue's name, a blob path or a schedule stands for the app setting of that name.</summary>
internal static partial class SettingNames
{
    public static string Resolve(string text, IConfiguration settings, string functionName)
        => Name().Replace(text, match => settings[match.Groups[1].Value] ?? throw new InvalidOperationException(
            $"Function '{functionName}': there is no setting '{match.Groups[1].Value}' for '{text}'."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Name();
}
