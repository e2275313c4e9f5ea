using NetVips.Interop;

namespace NetVips;

/// <summary>A private copy of an image, open to change inside <see cref="Image.Mutate"/>.</summary>
public sealed class MutableImage : Image
{
    internal MutableImage(Image copy)
        : base(GLib.Ref(copy.DangerousGetHandle()))
        => Image = copy;

    internal Image Image { get; }

    /// <summary>Sets a field, new or not, of the given type; see <see cref="GValue"/>.</summary>
    public void Set(nint gtype, string name, object value)
    {
        using var typed = new GValue();
        typed.SetType(gtype);
        typed.Set(value);
        LibVipsObjects.SetField(this, name, in typed.Struct);
    }

    /// <summary>Sets a field that is there, keeping its type.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public void Set(string name, object value)
    {
        var type = GetTypeOf(name);
        if (type == 0)
            throw new ArgumentException($"metadata item {name} does not exist - use the Set(nint, string, object) overload to create and set", nameof(name));
        Set(type, name, value);
    }

    /// <returns>Whether there was such a field.</returns>
    public bool Remove(string name) => LibVipsObjects.RemoveField(this, name) != 0;

    public override Image Mutate(Action<MutableImage> action)
    {
        action(this);
        return Image;
    }
}
