namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>pg, dn and a_ignore: how the source is opened.</summary>
internal static class SourceReader
{
    public static SourceOptions Read(Component component, SourceOptions before)
        => (component["pg"] is { } page ? PageReader.Read(page, before) : before) with
        {
            DensityDpi = component["dn"]?.Integer(50, 300) ?? before.DensityDpi,
            IgnoreOrientation = before.IgnoreOrientation || AngleReader.IgnoresOrientation(component),
        };
}
