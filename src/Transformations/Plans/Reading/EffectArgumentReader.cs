using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The written arguments of one effect, handed to its declared ones.</summary>
internal sealed class EffectArgumentReader
{
    private readonly Parameter _parameter;
    private readonly Color? _co;
    private readonly Dictionary<string, string> _written = [];

    /// <exception cref="TransformationException">An argument that is not declared.</exception>
    public EffectArgumentReader(Parameter parameter, ReadOnlySpan<string> parts, Effect effect, Color? co)
    {
        (_parameter, _co) = (parameter, co);
        var declared = effect.Arguments.Where(argument => argument is not ColorDeclaration { FromCo: true }).ToArray();
        if (parts.Length == 1 && Array.Exists(declared, argument => IsNamed(parameter.Value.Split(':')[1], argument)))
            TakeNamed(parts[0], declared);
        else
            TakePositional(parts, declared);
    }

    public EffectArgument Read(EffectArgumentDeclaration declaration) => declaration switch
    {
        NumberDeclaration number => new NumberArgument(number.Name, Number(number)),
        ChoiceDeclaration choice => new ChoiceArgument(choice.Name, Choice(choice)),
        ColorDeclaration color => new ColorArgument(color.Name, color.FromCo ? _co ?? color.Otherwise : Color(color)),
        _ => throw new InvalidOperationException($"No reader for {declaration}."),
    };

    private int Number(NumberDeclaration declaration)
    {
        var (from, to, otherwise) = declaration.When is { } other && _written.GetValueOrDefault(other.Choice) == other.Value
            ? (other.From, other.To, other.Otherwise)
            : (declaration.From, declaration.To, declaration.Otherwise);
        return !_written.TryGetValue(declaration.Name, out var text) ? otherwise
            : Numbers.TryInteger(text, out var value) && value >= from && value <= to ? value
            : throw _parameter.Refused();
    }

    private string Choice(ChoiceDeclaration declaration)
        => !_written.TryGetValue(declaration.Name, out var text) ? declaration.Values[0]
            : declaration.Values.Contains(text) ? text
            : throw _parameter.Refused();

    private Color? Color(ColorDeclaration declaration)
        => !_written.TryGetValue(declaration.Name, out var text) ? declaration.Otherwise
            : Plans.Color.TryParse(text, out var color) ? color
            : throw _parameter.Refused();

    private void TakeNamed(string text, EffectArgumentDeclaration[] declared)
    {
        foreach (var pair in text.Split(';'))
        {
            var argument = Array.Find(declared, argument => IsNamed(pair, argument)) ?? throw _parameter.Refused();
            _written[argument.Name] = pair[(argument.Name.Length + 1)..];
        }
    }

    /// <summary>A colour may hold a colon of its own: <c>rgb:ff0000</c>.</summary>
    private void TakePositional(ReadOnlySpan<string> parts, EffectArgumentDeclaration[] declared)
    {
        foreach (var argument in declared)
        {
            if (parts.IsEmpty)
                return;

            var taken = argument is ColorDeclaration && parts is ["rgb" or "rgba", _, ..] ? 2 : 1;
            _written[argument.Name] = string.Join(':', parts[..taken]!);
            parts = parts[taken..];
        }

        if (!parts.IsEmpty)
            throw _parameter.Refused();
    }

    private static bool IsNamed(string text, EffectArgumentDeclaration argument)
        => text.StartsWith(argument.Name + "_", StringComparison.Ordinal);
}
