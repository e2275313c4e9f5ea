using System.Globalization;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>An argument's declaration in words: name, range, unit, default.</summary>
internal static class ArgumentText
{
    public static string Of(EffectArgumentDeclaration argument) => $"`{argument.Name}` {Range(argument)}{(argument.IsRequired ? ", required" : "")}";

    private static string Range(EffectArgumentDeclaration argument) => argument switch
    {
        NumberDeclaration number => $"{Span(number.From, number.To)} {number.Unit}, default {number.Otherwise}{Otherwise(number.When)}",
        DecimalDeclaration number => $"{Span(number.From, number.To)} {number.Unit}{(number.Otherwise is { } value ? ", default " + Text(value) : "")}",
        NumbersDeclaration numbers => $"{string.Join(" or ", numbers.Counts)} numbers, each {Span(numbers.From, numbers.To)} {numbers.Unit}",
        ChoiceDeclaration choice => string.Join(", ", choice.Values) + (choice.IsRequired ? "" : $"; default {choice.Values[0]}"),
        ColorDeclaration color => (color.FromCo ? "colour, from `co_`" : "colour") + Otherwise(color.Otherwise),
        ColorStopsDeclaration stops => $"up to {stops.Most} colours, each with its place or none{Otherwise(stops.Otherwise)}",
        TextDeclaration => "text",
        OffsetDeclaration offset => $"from `{offset.Name}_`",
        RegionsDeclaration regions => $"up to {regions.Most} boxes",
        RegionDeclaration => "from `x_ y_ w_ h_ g_`",
        _ => throw new InvalidOperationException($"No words for {argument}."),
    };

    private static string Otherwise(NumberRange? other)
        => other is null ? "" : $"; with {other.Choice} {other.Value} {Span(other.From, other.To)}, default {other.Otherwise}";

    private static string Otherwise(Color? color) => color is { } known ? $", default {known}" : "";

    private static string Span(double from, double to) => $"{Text(from)} to {Text(to)}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
