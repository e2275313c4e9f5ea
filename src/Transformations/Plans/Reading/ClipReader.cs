using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>fl_clip and fl_clip_evenodd; pg in the same component then chooses among stored paths.</summary>
internal static class ClipReader
{
    private const string NamePrefix = "name:";

    /// <summary>Null when the component cuts nothing away.</summary>
    public static ClipChoice? Read(Component component)
    {
        var isEvenOdd = Flags.Has(component, Flags.ClipEvenOdd);
        return isEvenOdd || Flags.Has(component, Flags.Clip) ? Chosen(component["pg"], new(isEvenOdd)) : null;
    }

    private static ClipChoice Chosen(Parameter? path, ClipChoice clip) => path switch
    {
        null or { Value: "" } => clip,
        { Value: var value } when value.StartsWith(NamePrefix, StringComparison.Ordinal) && value.Length > NamePrefix.Length
            => clip with { Name = PercentEncoding.Decode(value[NamePrefix.Length..]) },
        { Value: var value } when Numbers.TryInteger(value, out var number) && number is >= 1 and <= ClippingPaths.Most => clip with { Number = number },
        _ => throw path.Invalid(),
    };
}
