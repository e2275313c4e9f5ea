namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>pg, dn, a_ignore and the flags that speak of the source: how it is opened.</summary>
internal static class SourceReader
{
    public static SourceOptions Read(Component component, SourceOptions before)
    {
        var clip = ClipReader.Read(component);
        return (clip is null && component["pg"] is { } page ? PageReader.Read(page, before) : before) with
        {
            Clip = clip ?? before.Clip,
            IgnoresMasks = before.IgnoresMasks || Flags.Has(component, Flags.IgnoreMaskChannels),
            DensityDpi = component["dn"]?.Integer(50, 300) ?? before.DensityDpi,
            IgnoreOrientation = before.IgnoreOrientation || AngleReader.IgnoresOrientation(component),
        };
    }
}
