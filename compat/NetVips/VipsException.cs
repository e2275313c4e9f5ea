using NetVips.Interop;

namespace NetVips;

/// <summary>A failure of libvips. The message ends with libvips' error buffer, which is cleared by taking it.</summary>
/// <remarks>The buffer is the process's: with images on several threads it can hold lines of another one's failure.</remarks>
public class VipsException : Exception
{
    public VipsException()
    {
    }

    public VipsException(string message)
        : base($"{message}{Environment.NewLine}{TakeErrorBuffer()}")
    {
    }

    public VipsException(string message, Exception inner)
        : base($"{message}{Environment.NewLine}{TakeErrorBuffer()}", inner)
    {
    }

    private static string TakeErrorBuffer()
    {
        var text = NativeText.Read(LibVips.ErrorBuffer());
        LibVips.ErrorClear();
        return text;
    }
}
