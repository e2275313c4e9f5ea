using System.Globalization;
using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

public sealed partial class GValue
{
    /// <summary>Stores a C# value, converted to this value's type.</summary>
    /// <exception cref="ArgumentException">It cannot be.</exception>
    public void Set(object value)
    {
        var type = Struct.Type;
        if (type == GBoolType) GLib.SetBoolean(ref Struct, Convert.ToBoolean(value, CultureInfo.InvariantCulture) ? 1 : 0);
        else if (type == GIntType) GLib.SetInt(ref Struct, Convert.ToInt32(value, CultureInfo.InvariantCulture));
        else if (type == GUint64Type) GLib.SetUint64(ref Struct, Convert.ToUInt64(value, CultureInfo.InvariantCulture));
        else if (type == GDoubleType) GLib.SetDouble(ref Struct, Convert.ToDouble(value, CultureInfo.InvariantCulture));
        else if (type == GStrType) GLib.SetString(ref Struct, (string)value);
        else if (type == RefStrType) LibVipsValues.SetRefString(ref Struct, (string)value);
        else if (type == ArrayIntType) SetInts(Numbers(value, Convert.ToInt32));
        else if (type == ArrayDoubleType) SetDoubles(Numbers(value, Convert.ToDouble));
        else if (type == ArrayImageType) SetImages((Image[])value);
        else if (type == BlobType) SetBlob((byte[])value);
        else SetByFundamental(GLib.Fundamental(type), value);
    }

    private void SetByFundamental(nint fundamental, object value)
    {
        if (fundamental == GEnumType) GLib.SetEnum(ref Struct, EnumMember(value));
        else if (fundamental == GFlagsType) GLib.SetFlags(ref Struct, Convert.ToUInt32(value, CultureInfo.InvariantCulture));
        else if (fundamental == GObjectType) GLib.SetObject(ref Struct, (GObject)value);
        else throw new ArgumentException($"unsupported gtype {NetVips.TypeName(Struct.Type)} for set", nameof(value));
    }

    private int EnumMember(object value)
        => value is string nick
            ? LibVipsValues.EnumFromNick("NetVips", Struct.Type, nick)
            : Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static T[] Numbers<T>(object value, Func<object, IFormatProvider, T> convert) => value switch
    {
        T[] already => already,
        Array several => [.. several.Cast<object>().Select(one => convert(one, CultureInfo.InvariantCulture))],
        _ => [convert(value, CultureInfo.InvariantCulture)],
    };

    private unsafe void SetInts(int[] numbers)
    {
        fixed (int* first = numbers)
            LibVipsValues.SetArrayInt(ref Struct, first, numbers.Length);
    }

    private unsafe void SetDoubles(double[] numbers)
    {
        fixed (double* first = numbers)
            LibVipsValues.SetArrayDouble(ref Struct, first, numbers.Length);
    }

    private unsafe void SetImages(Image[] images)
    {
        LibVipsValues.SetArrayImage(ref Struct, images.Length);
        var slots = LibVipsValues.GetArrayImage(in Struct, out _);
        for (var i = 0; i < images.Length; i++)
            slots[i] = GLib.Ref(images[i].DangerousGetHandle());
        GC.KeepAlive(images);
    }

    /// <remarks>Copied: images read from the buffer long after the call.</remarks>
    private void SetBlob(byte[] bytes)
    {
        var copy = GLib.Malloc((nuint)Math.Max(1, bytes.Length));
        Marshal.Copy(bytes, 0, copy, bytes.Length);
        LibVipsValues.SetBlob(ref Struct, copy, (nuint)bytes.Length);
    }
}
