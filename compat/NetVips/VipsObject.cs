using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

/// <summary>A libvips object: something with named, typed properties.</summary>
public class VipsObject : GObject
{
    /// <summary>Where <c>GParamSpec</c> keeps the type of its value: after its class, its name and its flags.</summary>
    private const int ValueTypeOffset = 24;

    internal VipsObject(nint pointer)
        : base(pointer)
    {
    }

    /// <summary>The type of a property; 0 when there is none of that name.</summary>
    public virtual nint GetTypeOf(string name)
    {
        if (LibVipsObjects.GetArgument(this, name, out var pspec, out _, out _) == 0)
            return Marshal.ReadIntPtr(pspec, ValueTypeOffset);
        LibVips.ErrorClear();
        return 0;
    }

    /// <summary>Sets properties from text such as <c>[shrink=2,access=sequential]</c>.</summary>
    /// <returns>Whether all could be set.</returns>
    public bool SetString(string stringOptions) => LibVipsObjects.SetFromString(this, stringOptions) == 0;

    /// <summary>What kind of object this is, in words.</summary>
    public string GetDescription() => NativeText.Read(LibVipsObjects.GetDescription(this));

    internal void SetProperty(nint type, string name, object value)
    {
        using var typed = new GValue();
        typed.SetType(type);
        typed.Set(value);
        GLib.SetProperty(this, name, in typed.Struct);
    }

    internal object? GetProperty(nint type, string name)
    {
        using var typed = new GValue();
        typed.SetType(type);
        GLib.GetProperty(this, name, ref typed.Struct);
        return typed.Get();
    }
}
