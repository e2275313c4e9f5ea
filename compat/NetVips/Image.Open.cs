using NetVips.Interop;

namespace NetVips;

public partial class Image
{
    /// <summary>The name of the loader that fits a file's content, such as <c>VipsForeignLoadJpegFile</c>; null when none does.</summary>
    public static string? FindLoad(string filename) => LoaderName(LibVipsObjects.FindLoad(filename));

    /// <summary>The name of the loader that fits these bytes; null when none does.</summary>
    public static unsafe string? FindLoadBuffer(ReadOnlySpan<byte> data)
    {
        fixed (byte* first = data)
            return LoaderName(LibVipsObjects.FindLoadBuffer(first, (nuint)data.Length));
    }

    /// <inheritdoc cref="FindLoadBuffer(ReadOnlySpan{byte})"/>
    public static string? FindLoadBuffer(byte[] data) => FindLoadBuffer(data.AsSpan());

    /// <summary>Opens a file; the name may carry options (<c>a.gif[n=-1]</c>). Reads the header, pixels follow when needed.</summary>
    /// <exception cref="VipsException">Missing, or no loader fits.</exception>
    public static Image NewFromFile(
        string vipsFilename, bool? memory = null, Enums.Access? access = null, Enums.FailOn? failOn = null,
        bool? revalidate = null, VOption? kwargs = null)
    {
        var filename = NativeText.Take(LibVipsObjects.GetFilename(vipsFilename));
        var loader = FindLoad(filename) ?? throw new VipsException($"unable to load from file {vipsFilename}");
        var options = LoadOptions(kwargs, NativeText.Take(LibVipsObjects.GetOptions(vipsFilename)), access, failOn)
            .With("memory", memory).With("revalidate", revalidate);
        return Make(loader, options, filename);
    }

    /// <summary>Opens a file that is in memory.</summary>
    /// <exception cref="VipsException">No loader fits.</exception>
    public static Image NewFromBuffer(
        byte[] data, string strOptions = "", Enums.Access? access = null, Enums.FailOn? failOn = null, VOption? kwargs = null)
    {
        var loader = FindLoadBuffer(data) ?? throw new VipsException("unable to load from buffer");
        return Make(loader, LoadOptions(kwargs, strOptions, access, failOn), data);
    }

    private static string? LoaderName(nint name)
    {
        if (name != 0)
            return NativeText.Read(name);
        return null;
    }

    private static VOption LoadOptions(VOption? given, string text, Enums.Access? access, Enums.FailOn? failOn)
    {
        var options = new VOption();
        foreach (var (name, value) in given ?? [])
            options.Add(name, value);
        return options.With("string_options", text.Length > 0 ? text : null).With("access", access).With("fail_on", failOn);
    }
}
