using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

public partial class Image
{
    /// <summary>Writes a file whose suffix says the format; the name may carry options (<c>a.jpg[Q=80]</c>).</summary>
    /// <exception cref="VipsException">No saver fits, or computing or writing failed.</exception>
    public void WriteToFile(string vipsFilename, VOption? kwargs = null)
    {
        var filename = NativeText.Take(LibVipsObjects.GetFilename(vipsFilename));
        var text = NativeText.Take(LibVipsObjects.GetOptions(vipsFilename));
        var saver = LibVipsObjects.FindSave(filename);
        if (saver == 0)
            throw new VipsException($"unable to write to file {vipsFilename}");
        Operation.Call(NativeText.Read(saver), SaveOptions(kwargs, text), this, filename);
    }

    /// <param name="formatString">A suffix with or without options, such as <c>.jpg[Q=80]</c>.</param>
    /// <param name="kwargs">Options of the saver.</param>
    /// <exception cref="VipsException">No saver fits, or computing failed.</exception>
    public byte[] WriteToBuffer(string formatString, VOption? kwargs = null)
    {
        var text = NativeText.Take(LibVipsObjects.GetOptions(formatString));
        var saver = LibVipsObjects.FindSaveBuffer(formatString);
        if (saver == 0)
            throw new VipsException("unable to write to buffer");
        return (byte[])Operation.Call(NativeText.Read(saver), SaveOptions(kwargs, text), this)!;
    }

    /// <summary>The raw pixels, row by row.</summary>
    /// <exception cref="VipsException">Computing failed.</exception>
    public byte[] WriteToMemory()
    {
        var pixels = LibVipsObjects.WriteToMemory(this, out var size);
        if (pixels == 0)
            throw new VipsException("unable to write to memory");
        var copy = new byte[checked((int)size)];
        Marshal.Copy(pixels, copy, 0, copy.Length);
        GLib.Free(pixels);
        return copy;
    }

    private static VOption SaveOptions(VOption? given, string text)
    {
        var options = new VOption();
        foreach (var (name, value) in given ?? [])
            options.Add(name, value);
        return options.With("string_options", text.Length > 0 ? text : null);
    }
}
