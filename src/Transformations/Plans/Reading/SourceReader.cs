using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>pg, dn and a_ignore: how the source is opened.</summary>
internal static class SourceReader
{
    public static SourceOptions Read(Component component, SourceOptions before) => before with
    {
        Page = component["pg"] is { } page ? Page(page) : before.Page,
        DensityDpi = component["dn"]?.Integer(50, 300) ?? before.DensityDpi,
        IgnoreOrientation = before.IgnoreOrientation || AngleReader.IgnoresOrientation(component),
    };

    private static int Page(Parameter parameter)
    {
        if (Numbers.TryInteger(parameter.Value, out _))
            return parameter.Integer(1, 100_000);

        var isSelector = parameter.Value == "all"
            || parameter.Value.StartsWith("name:", StringComparison.Ordinal)
            || parameter.Value.StartsWith("embedded:", StringComparison.Ordinal)
            || parameter.Value.Split(';', '-').All(part => Numbers.TryInteger(part, out var page) && page > 0);
        throw isSelector ? parameter.NotYet("A selection of pages or layers") : parameter.Refused();
    }
}
