using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Folders;

/// <summary>
/// What folders are searched by: terms joined by AND, which may be left out, and OR; a term is <c>field=value</c> (the whole value),
/// <c>field:value</c> (words of it) or a word alone, with <c>-</c> or NOT before it for those that are not so. Fields are
/// <c>name</c>, <c>path</c>, <c>parent</c> and <c>id</c>. A star at the end stands for any end.
/// </summary>
public sealed partial class FolderExpression
{
    private const int LongestText = 2000;

    private const int MostTerms = 50;

    /// <summary>Terms that all hold, any of these.</summary>
    private readonly IReadOnlyList<IReadOnlyList<FolderTerm>> _any;

    private FolderExpression(IReadOnlyList<IReadOnlyList<FolderTerm>> any) => _any = any;

    /// <summary>The one folder whose path is asked for, or the one that holds those that are; null where all have to be looked at.</summary>
    internal FolderTerm? Place => _any is [var all] ? all.FirstOrDefault(term => term.NamesAPlace) : null;

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static FolderExpression Parse(string? text)
    {
        var expression = text?.Trim() ?? "";
        if (expression.Length > LongestText)
        {
            throw DamException.Invalid($"The search expression is too long: at most {LongestText} characters");
        }

        var (any, all, negated) = (new List<IReadOnlyList<FolderTerm>>(), new List<FolderTerm>(), false);
        for (var at = 0; at < expression.Length;)
        {
            if (char.IsWhiteSpace(expression[at]))
            {
                at++;
                continue;
            }

            var match = Item().Match(expression, at);
            if (!match.Success || all.Count == MostTerms)
            {
                throw DamException.Invalid($"Invalid expression: {expression[at..Math.Min(expression.Length, at + 50)]}");
            }

            at += match.Length;
            switch (match.Value)
            {
                case "AND":
                    break;
                case "NOT":
                    negated = true;
                    break;
                case "OR":
                    any.Add(all);
                    all = [];
                    break;
                default:
                    all.Add(FolderTerm.Of(match, negated));
                    negated = false;
                    break;
            }
        }

        any.Add(all);
        return new(any);
    }

    public bool Holds(Folder folder) => _any.Any(all => all.All(term => term.Holds(folder)));

    [GeneratedRegex("""\G(?<not>-)?(?:(?<field>[a-z_]+)\s*(?<sign>[=:])\s*)?(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>(?:[^\s"=:()\\]|\\.)+))""")]
    private static partial Regex Item();
}
