using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The values of one effect's arguments: what was written, else from the component around it, else as declared.</summary>
internal sealed class EffectArgumentReader(Parameter parameter, Component component, IReadOnlyDictionary<string, string> written)
{
    /// <summary>Longest free text. Bounds what an engine is sent.</summary>
    public const int MaxText = 2000;

    /// <exception cref="TransformationException">The text is none of what is declared, or is missing.</exception>
    public EffectArgument Read(EffectArgumentDeclaration declaration)
    {
        if (declaration.IsRequired && !written.ContainsKey(declaration.Name))
            throw parameter.Invalid();

        return declaration switch
        {
            NumberDeclaration number => new NumberArgument(number.Name, Number(number)),
            DecimalDeclaration number => new DecimalArgument(number.Name, Decimal(number)),
            NumbersDeclaration numbers => new NumbersArgument(numbers.Name, All(numbers)),
            ChoiceDeclaration choice => new ChoiceArgument(choice.Name, Choice(choice)),
            ColorDeclaration { FromCo: true } color => new ColorArgument(color.Name, component["co"]?.Color() ?? color.Otherwise),
            ColorDeclaration color => new ColorArgument(color.Name, Color(color)),
            ColorStopsDeclaration stops => new ColorStopsArgument(stops.Name, ColorStopsReader.Read(parameter, written.GetValueOrDefault(stops.Name), stops)),
            TextDeclaration text => new TextArgument(text.Name, Text(text)),
            OffsetDeclaration offset => new OffsetArgument(offset.Name, component[offset.Name]?.Length()),
            RegionsDeclaration regions => new RegionsArgument(regions.Name, RegionsReader.Read(parameter, written.GetValueOrDefault(regions.Name), regions.Most)),
            RegionDeclaration region => new RegionArgument(region.Name, EffectRegionReader.Read(component)),
            _ => throw new InvalidOperationException($"No reader for {declaration}."),
        };
    }

    /// <summary>Calculated values come with decimals: they are rounded here, where they are used.</summary>
    private int Number(NumberDeclaration declaration)
    {
        var (from, to, otherwise) = declaration.When is { } other && written.GetValueOrDefault(other.Choice) == other.Value
            ? (other.From, other.To, other.Otherwise)
            : (declaration.From, declaration.To, declaration.Otherwise);
        return !written.TryGetValue(declaration.Name, out var text) ? otherwise
            : Numbers.TryRounded(text, out var value) && value >= from && value <= to ? value
            : throw parameter.Invalid();
    }

    private double? Decimal(DecimalDeclaration declaration)
        => !written.TryGetValue(declaration.Name, out var text) ? declaration.Otherwise
            : Within(text, declaration.From, declaration.To);

    private ValueList<double> All(NumbersDeclaration declaration)
    {
        if (!written.TryGetValue(declaration.Name, out var text))
            return [];

        var numbers = text.Split(':').Select(part => Within(part, declaration.From, declaration.To)).ToValueList();
        return declaration.Counts.Contains(numbers.Count) ? numbers : throw parameter.Invalid();
    }

    private double Within(string text, double from, double to)
        => Numbers.TryDecimal(text, out var value) && (double)value >= from && (double)value <= to ? (double)value : throw parameter.Invalid();

    private string Choice(ChoiceDeclaration declaration)
        => !written.TryGetValue(declaration.Name, out var text) ? declaration.Values[0]
            : declaration.Values.Contains(text) ? text
            : throw parameter.Invalid();

    private Color? Color(ColorDeclaration declaration)
        => !written.TryGetValue(declaration.Name, out var text) ? declaration.Otherwise
            : Plans.Color.TryParse(text, out var color) ? color
            : throw parameter.Invalid();

    private string Text(TextDeclaration declaration)
        => written.GetValueOrDefault(declaration.Name, "") is { Length: <= MaxText } text ? text : throw parameter.Invalid();
}
