using NetVips.Interop;

namespace NetVips;

/// <summary>A typed native value. Dispose it: it may hold a reference to an image.</summary>
public sealed partial class GValue : IDisposable
{
    public static readonly nint GBoolType = 5 << 2;
    public static readonly nint GIntType = 6 << 2;
    public static readonly nint GUint64Type = 11 << 2;
    public static readonly nint GEnumType = 12 << 2;
    public static readonly nint GFlagsType = 13 << 2;
    public static readonly nint GDoubleType = 15 << 2;
    public static readonly nint GStrType = 16 << 2;
    public static readonly nint GObjectType = 20 << 2;
    public static readonly nint ImageType = LibVipsValues.ImageType();
    public static readonly nint ArrayIntType = LibVipsValues.ArrayIntType();
    public static readonly nint ArrayDoubleType = LibVipsValues.ArrayDoubleType();
    public static readonly nint ArrayImageType = LibVipsValues.ArrayImageType();
    public static readonly nint RefStrType = LibVipsValues.RefStringType();
    public static readonly nint BlobType = LibVipsValues.BlobType();
    public static readonly nint BandFormatType = LibVipsValues.BandFormatType();

    internal GValueStruct Struct;

    public GValue()
    {
    }

    /// <summary>Takes over a value that native code filled.</summary>
    internal GValue(GValueStruct value) => Struct = value;

    public nint GetTypeOf() => Struct.Type;

    /// <summary>Once, before <see cref="Set"/>.</summary>
    public void SetType(nint gtype) => GLib.Init(ref Struct, gtype);

    public void Dispose()
    {
        if (Struct.Type != 0)
            GLib.Unset(ref Struct);
        Struct = default;
    }
}
