using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>UTF-8 text that native code owns or gives away.</summary>
internal static class NativeText
{
    /// <summary>A copy; the native text stays.</summary>
    internal static string Read(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>A copy; the native text is freed.</summary>
    internal static string Take(nint text)
    {
        var copy = Read(text);
        GLib.Free(text);
        return copy;
    }

    /// <summary>Copies a null-terminated array of texts and frees it and them.</summary>
    internal static string[] TakeAll(nint array)
    {
        var texts = new List<string>();
        for (var i = 0; Marshal.ReadIntPtr(array, i * nint.Size) is var text and not 0; i++)
            texts.Add(Take(text));
        GLib.Free(array);
        return [.. texts];
    }
}
