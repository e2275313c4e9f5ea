using System.Text.RegularExpressions;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Tests;

namespace ServerlessDam.Assets.Tests.Search.Language;

public sealed partial class DocumentedExpressionTests
{
    [Fact]
    public async Task Every_expression_of_the_documentation_can_be_read_and_means_something()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Path, "docs", "search.md"), TestContext.Current.CancellationToken);
        string[] expressions =
        [
            .. lines.SkipWhile(line => !line.StartsWith("| written", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Skip(2)
                .SelectMany(line => Code().Matches(line.Replace("\\|", "¦", StringComparison.Ordinal).Split('|')[1]))
                .Select(match => match.Groups[1].Value.Replace('¦', '|')),
        ];

        Assert.True(expressions.Length > 20, $"Only {expressions.Length} were found.");
        Assert.All(expressions, expression => Assert.NotNull(SearchExpression.Parse(expression).Bind(new(DateTimeOffset.UnixEpoch.AddYears(56)))));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
