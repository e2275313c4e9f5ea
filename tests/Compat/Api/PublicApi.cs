using System.Reflection;

namespace ServerlessDam.Compat.Tests.Api;

/// <summary>
/// What a source can use of types: for each type, named with its namespace and kind, a line for every base, constructor, member,
/// accessor, value and place of use. Overrides are left out, since they offer nothing that their bases do not.
/// </summary>
internal sealed class PublicApi(bool withNullability)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly ApiText _text = new(withNullability);

    public IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    /// <summary>Each line as <c>type: fact</c>, and one for the type itself.</summary>
    public IEnumerable<string> Of(Type type)
    {
        var name = Heading(type);
        return Facts(type).Select(fact => Line(name, fact)).Prepend(name);
    }

    /// <summary>How a fact stands in a set of facts of many types.</summary>
    public static string Line(string type, string fact) => $"{type}: {fact}";

    private string Heading(Type type)
    {
        var kind = typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsInterface ? "interface"
            : "class";
        return $"{kind} {type.Namespace}.{_text.Type(type)}{_text.Constraints(type.GetGenericArguments())}";
    }

    private IEnumerable<string> Facts(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Method(type.GetMethod("Invoke")!, "")];

        return Bases(type)
            .Concat(PlacesOfUse(type))
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(made => $"{Protection(made)}new({_text.Parameters(made)})"))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsNew).Where(IsNoAccessor).Select(method => Method(method, Modifiers(method))))
            .Concat(type.GetProperties(Declared).SelectMany(Accessors))
            .Concat(type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(e => $"event {_text.Type(e.EventHandlerType!)} {e.Name}"))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field));
    }

    private IEnumerable<string> Bases(Type type)
    {
        if (type.IsClass && !type.IsSealed && type.GetConstructors(Declared).Any(IsVisible)) yield return "open";
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) yield return $": {_text.Type(parent)}";

        // Those that come with the base or with another interface go without saying.
        var all = type.GetInterfaces().Where(one => one.IsVisible).ToList();
        var implied = all.SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        foreach (var one in all.Where(one => !implied.Contains(one))) yield return $": {_text.Type(one)}";
    }

    private static IEnumerable<string> PlacesOfUse(Type type)
        => type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage
            ? [$"on {usage.ValidOn}{(usage.AllowMultiple ? ", many" : "")}"]
            : [];

    private IEnumerable<string> Accessors(PropertyInfo property)
    {
        var parameters = property.GetIndexParameters();
        var name = parameters.Length == 0 ? property.Name : $"this[{string.Join(", ", parameters.Select(_text.Parameter))}]";
        return from accessor in property.GetAccessors(nonPublic: true)
               where IsVisible(accessor) && IsNew(accessor)
               select $"{Modifiers(accessor)}{_text.Of(property)} {name} {{ {(accessor == property.GetMethod ? "get" : "set")}; }}";
    }

    private string Method(MethodInfo method, string modifiers)
    {
        var typeParameters = method.GetGenericArguments();
        var arguments = typeParameters.Length == 0 ? "" : $"<{string.Join(", ", typeParameters.Select(parameter => parameter.Name))}>";
        return $"{modifiers}{_text.Returned(method)} {method.Name}{arguments}({_text.Parameters(method)}){_text.Constraints(typeParameters)}";
    }

    private string Field(FieldInfo field)
        => field.IsLiteral ? $"const {_text.Of(field)} {field.Name} = {ApiText.Value(field.GetRawConstantValue(), field.FieldType)}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{_text.Of(field)} {field.Name}";

    private static string Modifiers(MethodInfo method)
        => (method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal ? "" : method.IsAbstract ? "abstract " : "virtual ")
            + Protection(method) + (method.IsStatic ? "static " : "");

    private static string Protection(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsNew(MethodInfo method) => method.GetBaseDefinition() == method;

    private static bool IsNoAccessor(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);
}
