using NetVips.Interop;

namespace NetVips;

public sealed partial class GValue
{
    /// <summary>The value in C#: a number, text, an <see cref="Image"/> that the caller owns, or an array of these.</summary>
    /// <exception cref="ArgumentException">The type has no C# counterpart here.</exception>
    public object? Get()
    {
        var type = Struct.Type;
        if (type == GBoolType) return GLib.GetBoolean(in Struct) != 0;
        if (type == GIntType) return GLib.GetInt(in Struct);
        if (type == GUint64Type) return GLib.GetUint64(in Struct);
        if (type == GDoubleType) return GLib.GetDouble(in Struct);
        if (type == GStrType) return NativeText.Read(GLib.GetString(in Struct));
        if (type == RefStrType) return NativeText.Read(LibVipsValues.GetRefString(in Struct, out _));
        if (type == ImageType) return OwnedImage(GLib.GetObject(in Struct));
        if (type == ArrayIntType) return Ints();
        if (type == ArrayDoubleType) return Doubles();
        if (type == ArrayImageType) return Images();
        if (type == BlobType) return Blob();
        var fundamental = GLib.Fundamental(type);
        if (fundamental == GEnumType) return GLib.GetEnum(in Struct);
        if (fundamental == GFlagsType) return GLib.GetFlags(in Struct);
        throw new ArgumentException($"unsupported gtype {NetVips.TypeName(type)} for get");
    }

    private static Image? OwnedImage(nint pointer) => pointer == 0 ? null : new Image(GLib.Ref(pointer));

    private unsafe int[] Ints()
    {
        var first = LibVipsValues.GetArrayInt(in Struct, out var count);
        return new ReadOnlySpan<int>(first, count).ToArray();
    }

    private unsafe double[] Doubles()
    {
        var first = LibVipsValues.GetArrayDouble(in Struct, out var count);
        return new ReadOnlySpan<double>(first, count).ToArray();
    }

    private unsafe Image[] Images()
    {
        var first = LibVipsValues.GetArrayImage(in Struct, out var count);
        var images = new Image[count];
        for (var i = 0; i < count; i++)
            images[i] = new Image(GLib.Ref(first[i]));
        return images;
    }

    private unsafe byte[] Blob()
    {
        var first = LibVipsValues.GetBlob(in Struct, out var length);
        return new ReadOnlySpan<byte>(first, checked((int)length)).ToArray();
    }
}
